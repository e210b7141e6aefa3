import type { Random } from './random.ts';
import { randomFrom } from './random.ts';

/** Kinds of trouble that can be left out one by one, to find the shortest history that still breaks. */
export const faultKinds = [
  'duplicates',
  'shuffles',
  'delays',
  'crashes',
  'stops',
  'lostAcks',
  'conflicts',
  'storeOutages',
  'streamOutages',
  'wipes',
  'cutBacks',
  'poison',
  'mailTrouble',
  'clocks',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Where a process can die; each is counted. */
export type CrashPoint =
  | 'before commit'
  | 'between commit and publish'
  | 'between publish and settle'
  | 'before DATA'
  | 'after DATA'
  | 'before page write'
  | 'after page write'
  | 'in mid-replay'
  | 'at random';

const crashChances: Readonly<Record<CrashPoint, number>> = {
  'before commit': 0.0006,
  'between commit and publish': 0.0012,
  'between publish and settle': 0.0004,
  'before DATA': 0.004,
  'after DATA': 0.004,
  'before page write': 0.1,
  'after page write': 0.1,
  'in mid-replay': 0.03,
  'at random': 1,
};

export interface Dice {
  /** False as soon as the faults are over, or when this kind is left out. */
  on(kind: FaultKind): boolean;
  /** Chance of its own per kind. */
  of(kind: FaultKind): Random;
  hits(kind: FaultKind, probability: number): boolean;
  crashesAt(point: CrashPoint): boolean;
  /** From here on nothing goes wrong any more. */
  end(): void;
}

/** Some worlds are calm, some stormy: what hides in one shows in the other. */
const storms = [0.3, 1, 1, 3];

export function createDice({ seed, without }: { seed: number; without: ReadonlySet<FaultKind> }): Dice {
  const storm = randomFrom(seed, 'storm').oneOf(storms);
  const random = new Map(faultKinds.map((kind) => [kind, randomFrom(seed, kind)]));
  let over = false;
  const on = (kind: FaultKind) => !over && !without.has(kind);
  const of = (kind: FaultKind) => random.get(kind) as Random;
  const hits = (kind: FaultKind, probability: number) => on(kind) && of(kind).chance(probability);
  return {
    on,
    of,
    hits,
    crashesAt: (point) => hits('crashes', Math.min(crashChances[point] * storm, 0.5)),
    end: () => {
      over = true;
    },
  };
}
