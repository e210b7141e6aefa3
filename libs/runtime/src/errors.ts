/**
 * The four kinds of failure that cross a boundary. Made where the rule is, translated once at each edge
 * (gRPC status, problem+json, settling a message). `message` of Rejected, NotFound and Conflict is Dutch and says
 * what to do; of Unavailable it is for the log.
 */
export type FailureKind = 'rejected' | 'notFound' | 'conflict' | 'unavailable';

export class Failure extends Error {
  readonly kind: FailureKind;
  /** Short, stable, for programs: "unknown_school". */
  readonly code: string;
  constructor(kind: FailureKind, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = kind;
    this.kind = kind;
    this.code = code;
  }
}

/** The rules say no; asking the same again gives the same answer. */
export const Rejected = (code: string, message: string): Failure => new Failure('rejected', code, message);
/** There is no such thing, or this person may not know of it. */
export const NotFound = (code: string, message: string): Failure => new Failure('notFound', code, message);
/** Somebody else was first; looking again helps. */
export const Conflict = (code: string, message: string): Failure => new Failure('conflict', code, message);
/** Not now; the same will work later. */
export const Unavailable = (message: string, cause?: unknown): Failure => new Failure('unavailable', 'unavailable', message, { cause });

export const isFailure = (error: unknown, kind?: FailureKind): error is Failure => error instanceof Failure && (kind === undefined || error.kind === kind);
