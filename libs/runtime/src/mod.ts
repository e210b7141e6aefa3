export { Conflict, Failure, type FailureKind, isFailure, NotFound, Rejected, Unavailable } from './errors.ts';
