import { Metadata, type ServiceError, type StatusObject, status } from '@grpc/grpc-js';
import type { Answer, Fault } from '@mio/contracts/rpc/rpc/v1/together';
import { Failure, type FailureKind, isFailure, Rejected, Unavailable } from '@mio/runtime';

/** What a call comes to, on either side of the line. */
export type Outcome = NonNullable<Answer['outcome']>;

export const failed = (value: Fault): Outcome => ({ $case: 'fault', value });

const statusOf: Readonly<Record<FailureKind, status>> = {
  rejected: status.FAILED_PRECONDITION,
  notFound: status.NOT_FOUND,
  conflict: status.ABORTED,
  unavailable: status.UNAVAILABLE,
};
const isKind = (text: string): text is FailureKind => Object.hasOwn(statusOf, text);

/** What goes over the line: a Failure with its kind, code and message; anything else without detail. */
export function faultOf(error: unknown): Fault {
  if (!isFailure(error)) return { status: status.INTERNAL, details: '', kind: 'unexpected', code: '' };
  return { status: statusOf[error.kind], details: error.message, kind: error.kind, code: error.code };
}

export const unauthenticated: Fault = { status: status.UNAUTHENTICATED, details: '', kind: 'unauthenticated', code: '' };
export const permissionDenied: Fault = { status: status.PERMISSION_DENIED, details: '', kind: 'permissionDenied', code: '' };

/** A fault of the line itself: it has no kind. */
export const lineFault = (code: status, details: string): Fault => ({ status: code, details, kind: '', code: '' });

/** How a call that travels alone says its fault. */
export function toStatus({ status: statusCode, details, kind, code }: Fault): StatusObject {
  const metadata = new Metadata();
  metadata.set('mio-kind', kind);
  // Only printable ASCII may stand in a header.
  if (/^[\x20-\x7e]+$/.test(code)) metadata.set('mio-code', code);
  return { code: statusCode, details, metadata };
}

/** The caller's side of `toStatus`. */
export const fromStatus = ({ code, details, metadata }: ServiceError): Fault => ({
  status: code,
  details,
  kind: String(metadata.get('mio-kind')[0] ?? ''),
  code: String(metadata.get('mio-code')[0] ?? ''),
});

/**
 * The caller's side of `faultOf`. A refusal is Rejected "not_allowed". A line that broke, a deadline that passed and a
 * caller that is not recognised (clock or secret differ) are Unavailable: the same call works once that is put right.
 * Anything else is a fault in the service that was called, and no Failure.
 */
export function toError(fault: Fault, path: string): Error {
  const { kind, code, details } = fault;
  if (isKind(kind)) return new Failure(kind, code === '' ? kind : code, details);
  if (fault.status === status.PERMISSION_DENIED) return Rejected('not_allowed', 'Dit mag u niet doen. Vraag uw coördinator als u dit wel moet kunnen.');
  if (fault.status === status.UNAUTHENTICATED) return Unavailable(`${path}: the caller was not recognised; do both sides have the same secret and time?`);
  if (fault.status === status.DEADLINE_EXCEEDED) return Unavailable(`${path}: no answer in time`);
  if (isLineFault(fault)) return Unavailable(`${path}: ${details}`);
  return new Error(`${path} answered ${status[fault.status]}`);
}

const brokenLine: readonly number[] = [status.UNAVAILABLE, status.INTERNAL, status.UNKNOWN, status.CANCELLED];

/** No answer came from the service itself. grpc-js says INTERNAL, UNKNOWN or CANCELLED for some connections that broke in mid-call. */
export const isLineFault = ({ status, kind }: Fault): boolean => kind === '' && brokenLine.includes(status);
