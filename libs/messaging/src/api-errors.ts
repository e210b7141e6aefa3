import { type Failure, isFailure, Unavailable } from '@mio/runtime';
import type { NatsError } from 'nats';

const codes = { noStream: 10059, noConsumer: 10014, noMessage: 10037, streamExists: 10058, consumerExists: 10148 } as const;

/** JetStream's own error numbers (nats-server/server/errors.json), by what they mean. */
export const says = (error: unknown, what: keyof typeof codes): boolean => (error as Partial<NatsError>).api_error?.err_code === codes[what];

/** Whatever goes wrong between us and the server comes right later, or a person is told by the log. */
export const unavailable = (what: string, error: unknown): Failure => (isFailure(error) ? error : Unavailable(`${what}: ${(error as Error).message}`, error));
