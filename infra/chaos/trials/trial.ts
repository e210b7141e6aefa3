/** What a trial found. `faults`: each promise that did not hold, in a sentence; none when all is well. */
export interface Verdict {
  readonly figures: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

export interface TrialOptions {
  /** Of what, the trial says. */
  readonly count: number;
  /** False where it only shows that the trial runs: nothing is promised about times then. */
  readonly timed: boolean;
  readonly say: (line: string) => void;
}

export interface Trial {
  /** The count where none is given, and that of the short form. */
  readonly usual: number;
  readonly short: number;
  run(options: TrialOptions): Promise<Verdict>;
}

/** Figures that must all be 0, by name. */
export const mustBeZero = (figures: Readonly<Record<string, number>>, names: readonly string[]): string[] =>
  names.flatMap((name) => (figures[name] === 0 ? [] : [`${name} is ${figures[name]}, not 0`]));

export const secondsSince = (begin: number): number => Math.round((performance.now() - begin) / 100) / 10;
