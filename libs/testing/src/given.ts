import type { SaidEvent } from '@mio/contracts';
import type { Result, StepInput } from '@mio/flow';

/** What a step made of it, flat for expectations. */
export interface Then<S> {
  readonly kind: 'next' | 'same' | 'early' | 'no';
  /** The state after it; the given one where nothing changed. */
  readonly state: S;
  readonly events: readonly SaidEvent[];
  /** Short names of the events: "CaseOffered". */
  readonly says: readonly string[];
  readonly effects: readonly string[];
  /** The code of a "no". */
  readonly code: string;
}

interface Circumstances<F> {
  readonly at?: string;
  readonly by?: string;
  readonly facts?: F;
}

/** A Monday morning in Amsterdam. */
export const monday = '2026-11-23T09:00:00.000Z';

/** given(document).when(step, input): a step is a pure function, so this is all a test of a rule needs. */
export function given<S>(doc: S) {
  return {
    when<I, F>(
      step: (given: StepInput<never, I, F>) => Result<NonNullable<S>>,
      input: I,
      { at = monday, by = 'test', facts }: Circumstances<F> = {},
    ): Then<NonNullable<S>> {
      const result = step({ doc: doc as never, input, facts: facts as F, at, by });
      const events = result.kind === 'next' ? result.events : [];
      return {
        kind: result.kind,
        state: (result.kind === 'next' ? result.state : doc) as NonNullable<S>,
        events,
        says: events.map(({ type }) => type.split('.').at(-1) ?? ''),
        effects: result.kind === 'next' ? result.effects.map(({ name }) => name) : [],
        code: result.kind === 'no' ? result.why.code : '',
      };
    },
  };
}
