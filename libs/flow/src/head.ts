import type { Envelope } from '@mio/contracts';
import type { Ranges } from './handled.ts';
import type { Json, StoredDocument } from './ports.ts';

/** An event as it lies in the document that said it. */
export interface SaidEntry {
  readonly number: number;
  readonly type: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly caseId: string;
  readonly data: Json;
}

/** An event that waits in its document for what it follows. */
export interface KeptEvent extends Envelope {
  /** When it came; documents of before do not know it. */
  readonly keptAt?: string;
}

export const keptSince = ({ keptAt, at }: KeptEvent): string => keptAt ?? at;

/** What a document holds besides its revision: one atomic write holds all of it. */
export interface Head {
  readonly key: string;
  /** null: begun only to keep early inputs. */
  readonly state: unknown;
  /** Said events that are not in pages yet, oldest first. */
  readonly said: readonly SaidEntry[];
  readonly saidCount: number;
  /** Source document -> numbers handled. */
  readonly handled: Readonly<Record<string, Ranges>>;
  /** The last command ids. */
  readonly commands: readonly string[];
  readonly early: readonly KeptEvent[];
  /** How many entries of each growing list lie in pages. */
  readonly paged: Readonly<Record<string, number>>;
  /** Due times ("name@time") whose step threw: their retry is a stuck input, not the clock. */
  readonly heldDues: readonly string[];
}

export const emptyHead = (key: string): Head => ({
  key,
  state: null,
  said: [],
  saidCount: 0,
  handled: {},
  commands: [],
  early: [],
  paged: {},
  heldDues: [],
});

export const readHead = (stored: StoredDocument): Head => stored.body as unknown as Head;

/** `service/kind/key`: unique in the house, for it names the source of events. */
export const documentId = (service: string, kind: string, key: string): string => `${service}/${kind}/${key}`;

export const envelopeOf = (document: string, entry: SaidEntry): Envelope => ({
  id: `${document}#${entry.number}`,
  document,
  number: entry.number,
  type: entry.type,
  version: entry.version,
  at: entry.at,
  caseId: entry.caseId,
  by: entry.by,
  data: entry.data,
});
