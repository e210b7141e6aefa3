import type { SaidEvent } from '@mio/contracts';
import type { Failure } from '@mio/runtime';

/** Something that cannot be part of the commit (a mail): done once after it; its outcome comes back as a call. */
export interface Effect {
  readonly name: string;
  readonly data: unknown;
}

export interface Next<S> {
  readonly kind: 'next';
  readonly state: S;
  readonly events: readonly SaidEvent[];
  readonly effects: readonly Effect[];
}

/** What a step returns: what should become true. It never writes, publishes or sends. */
export type Result<S> = Next<S> | { readonly kind: 'same' } | { readonly kind: 'early' } | { readonly kind: 'no'; readonly why: Failure };

/** The document becomes `state`, and these events are said. */
export const next = <S>(state: S, ...events: readonly SaidEvent[]): Next<S> => ({ kind: 'next', state, events, effects: [] });

/** Nothing changes; the input is done with. */
export const same = (): Result<never> => ({ kind: 'same' });

/** Its predecessor is missing: the runner keeps the input in the document until it fits. */
export const early = (): Result<never> => ({ kind: 'early' });

/** The rules say no. A caller hears why; an event is done with. */
export const no = (why: Failure): Result<never> => ({ kind: 'no', why });

/** Adds an effect that follows the commit. */
export const causing = <S>(result: Next<S>, ...effects: readonly Effect[]): Next<S> => ({ ...result, effects: [...result.effects, ...effects] });
