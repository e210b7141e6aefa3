import type { IndexValue } from './ports.ts';
import type { Effect } from './result.ts';
import type { Row } from './rows.ts';

/** One kind of document of a service: who changes it, when it is due, how it is found. */
export interface DocumentKind {
  /** Also the collection's name. */
  readonly name: string;
  readonly rows: readonly Row[];
  /** Due times read off the state: name -> ISO time. A step must move or clear the one it was called for. */
  readonly due: (state: never) => Readonly<Record<string, string | undefined>>;
  /** Values by which documents are found. Must name the same fields always. */
  readonly index: (state: never) => Readonly<Record<string, IndexValue>>;
  readonly indexes: readonly string[];
  /** Lists in the state that only grow; their older entries move to pages. */
  readonly grows: readonly string[];
}

export interface Flow {
  readonly service: string;
  readonly kinds: readonly DocumentKind[];
}

/** Does one effect and tells the outcome as a call on the same document; a throw leaves it to the document's due time. */
export type EffectDoer = (effect: Effect, about: { id: string; key: string; caseId: string }) => Promise<{ call: string; data: unknown } | undefined>;

export function documentKind<S>(
  name: string,
  rows: readonly Row[],
  options: {
    due?: (state: S) => Readonly<Record<string, string | undefined>>;
    index?: (state: S) => Readonly<Record<string, IndexValue>>;
    indexes?: readonly string[];
    grows?: readonly (keyof S & string)[];
  } = {},
): DocumentKind {
  const { due = () => ({}), index = () => ({}), indexes = [], grows = [] } = options;
  return { name, rows, due, index, indexes, grows };
}

export const defineFlow = (service: string, ...kinds: readonly DocumentKind[]): Flow => ({ service, kinds });

/** Subjects of all events that a flow takes. */
export const subjectsOf = (flow: Flow): string[] => [
  ...new Set(flow.kinds.flatMap((kind) => kind.rows.flatMap((row) => (row.subject === undefined ? [] : [row.subject])))),
];

export const findRow = (kind: DocumentKind, trigger: Row['trigger'], name: string): Row | undefined =>
  kind.rows.find((row) => row.trigger === trigger && row.name === name);
