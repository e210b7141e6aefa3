import type { CallOptions } from '@mio/rpc';
import type { Names } from './names.ts';
import type { Services } from './services.ts';
import type { Role, Visitor } from './visitor.ts';

/** One request of somebody who may make it, with all that a page needs. */
export interface Visit {
  readonly visitor: Visitor;
  readonly names: Names;
  readonly services: Services;
  /** Calls are made for the visitor. */
  readonly as: CallOptions;
  /** ISO 8601. */
  readonly now: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** What was filled in; only text, each name once. */
  readonly form: Readonly<Record<string, string>>;
  /** Proves that a form was ours and the visitor's. */
  formToken(): string;
}

export type Answer = { readonly page: string; readonly status?: number } | { readonly to: string } | { readonly json: unknown };

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly for: 'everyone' | readonly Role[];
  readonly page: (visit: Visit) => Promise<Answer>;
  /** Programs ask: faults are problem+json. */
  readonly json?: boolean;
}
