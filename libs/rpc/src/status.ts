import { Metadata, type ServiceError, type StatusObject, status } from '@grpc/grpc-js';
import { Failure, type FailureKind, isFailure, Rejected, Unavailable } from '@mio/runtime';

const statusOf: Readonly<Record<FailureKind, status>> = {
  rejected: status.FAILED_PRECONDITION,
  notFound: status.NOT_FOUND,
  conflict: status.ABORTED,
  unavailable: status.UNAVAILABLE,
};
const isKind = (text: string | undefined): text is FailureKind => text !== undefined && Object.hasOwn(statusOf, text);

/** What goes over the line: a Failure with its kind, code and message; anything else without detail. */
export function toStatus(error: unknown): StatusObject {
  if (!isFailure(error)) return withKind(status.INTERNAL, '', 'unexpected');
  return withKind(statusOf[error.kind], error.message, error.kind, error.code);
}

export const unauthenticated = (): StatusObject => withKind(status.UNAUTHENTICATED, '', 'unauthenticated');
export const permissionDenied = (): StatusObject => withKind(status.PERMISSION_DENIED, '', 'permissionDenied');

/**
 * The caller's side of `toStatus`. A refusal is Rejected "not_allowed". A line that broke, a deadline that passed and a
 * caller that is not recognised (clock or secret differ) are Unavailable: the same call works once that is put right.
 * Anything else is a fault in the service that was called, and no Failure.
 */
export function toError({ code, details, metadata }: ServiceError, path: string): Error {
  const kind = kindOf(metadata);
  if (isKind(kind)) return new Failure(kind, String(metadata.get('mio-code')[0] ?? kind), details);
  if (code === status.PERMISSION_DENIED) return Rejected('not_allowed', 'Dit mag u niet doen. Vraag uw coördinator als u dit wel moet kunnen.');
  if (code === status.UNAUTHENTICATED) return Unavailable(`${path}: the caller was not recognised; do both sides have the same secret and time?`);
  if (code === status.DEADLINE_EXCEEDED) return Unavailable(`${path}: no answer in time`);
  if (isLineFault({ code, metadata })) return Unavailable(`${path}: ${details}`);
  return new Error(`${path} answered ${status[code]}`);
}

/** No answer came from the service itself. grpc-js says INTERNAL, UNKNOWN or CANCELLED for some connections that broke in mid-call. */
export function isLineFault({ code, metadata }: { code: status; metadata: Metadata }): boolean {
  return kindOf(metadata) === undefined && [status.UNAVAILABLE, status.INTERNAL, status.UNKNOWN, status.CANCELLED].includes(code);
}

const kindOf = (metadata: Metadata): string | undefined => metadata.get('mio-kind')[0]?.toString();

function withKind(code: status, details: string, kind: string, failureCode?: string): StatusObject {
  const metadata = new Metadata();
  metadata.set('mio-kind', kind);
  // Only printable ASCII may stand in a header.
  if (failureCode !== undefined && /^[\x20-\x7e]+$/.test(failureCode)) metadata.set('mio-code', failureCode);
  return { code, details, metadata };
}
