import type { CaseFigures } from './figures.ts';

export interface Count {
  readonly state: string;
  readonly cases: number;
}

export interface Handovers {
  readonly from: string;
  readonly to: string;
  readonly times: number;
}

/** The figures of a partnership. What each counts is defined in figures.ts. */
export interface Figures {
  readonly asked: number;
  readonly routed: number;
  readonly desk: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly outOfScope: number;
  readonly states: Count[];
  /** Open cases only. */
  readonly custodians: Count[];
  /** Seconds; 0 when there is none yet. */
  readonly medianAskedToOfferedS: number;
  readonly medianOfferedToAcceptedS: number;
  readonly handovers: Handovers[];
  readonly mailsSent: number;
  readonly mailsFailed: number;
  readonly mailsUnknown: number;
}

/** Adds up all cases. Lists come in a fixed order, so that the same cases give the same answer. */
export function totalOf(cases: readonly CaseFigures[]): Figures {
  const number = (what: (each: CaseFigures) => boolean) => cases.filter(what).length;
  const sum = (what: (each: CaseFigures) => number) => cases.reduce((total, each) => total + what(each), 0);
  return {
    asked: number(({ asked }) => asked),
    routed: number(({ routed }) => routed),
    desk: number(({ desk }) => desk),
    accepted: number(({ accepted }) => accepted),
    rejected: number(({ rejected }) => rejected),
    outOfScope: number(({ outOfScope }) => outOfScope),
    states: counted(cases, ({ state }) => [state]).map(([state, times]) => ({ state, cases: times })),
    custodians: counted(cases, ({ custodian }) => [custodian]).map(([state, times]) => ({ state, cases: times })),
    medianAskedToOfferedS: median(cases.map(({ askedToOfferedS }) => askedToOfferedS)),
    medianOfferedToAcceptedS: median(cases.map(({ offeredToAcceptedS }) => offeredToAcceptedS)),
    handovers: counted(cases, ({ handovers }) => handovers).map(([pair, times]) => ({ from: pair.split('>')[0] ?? '', to: pair.split('>')[1] ?? '', times })),
    mailsSent: sum(({ mailsSent }) => mailsSent),
    mailsFailed: sum(({ mailsFailed }) => mailsFailed),
    mailsUnknown: sum(({ mailsUnknown }) => mailsUnknown),
  };
}

const asInLife = ['received', 'triaged', 'offered', 'accepted', 'closed'];

function counted(cases: readonly CaseFigures[], what: (each: CaseFigures) => readonly string[]): [string, number][] {
  const times = new Map<string, number>();
  for (const each of cases) for (const name of what(each)) if (name !== '') times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].sort(([a], [b]) => asInLife.indexOf(a) - asInLife.indexOf(b) || (a < b ? -1 : 1));
}

function median(values: readonly (number | undefined)[]): number {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
