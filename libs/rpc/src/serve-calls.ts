import { Server, ServerCredentials } from '@grpc/grpc-js';
import { TogetherServiceService } from '@mio/contracts/rpc/rpc/v1/together';
import { isFailure, type Log, Rejected } from '@mio/runtime';
import { type AnswerCall, answerAlone, answerTogether } from './answer-calls.ts';
import { type Caller, callerOf, type WhoIs } from './caller.ts';
import type { Definition, Method, RequestOf, ResponseOf } from './definition.ts';
import { methodsWithoutPolicy, type Policy, rowsWithoutMethod } from './policy.ts';
import { failed, faultOf, permissionDenied, unauthenticated } from './status.ts';
import { createTokens } from './tokens.ts';

export type Handlers<D extends Definition> = {
  readonly [K in keyof D]: (request: RequestOf<D[K]>, caller: Caller) => Promise<ResponseOf<D[K]>>;
};

export interface CallHandlers {
  readonly definition: Definition;
  readonly handlers: Readonly<Record<string, (request: never, caller: Caller) => Promise<unknown>>>;
}

export interface ServeOptions {
  readonly port: number;
  readonly host?: string;
  /** This service's own name: tokens for another audience are refused. */
  readonly service: string;
  readonly secret: string;
  readonly policy: Policy;
  readonly whoIs: WhoIs;
  readonly handlers: readonly CallHandlers[];
  readonly log: Log;
}

export interface ServedCalls {
  readonly port: number;
  /** Takes no new calls, lets running ones finish for at most 5 s. */
  close(): Promise<void>;
}

/** Ties the generated definition of a service to what each call does. */
export const handlersFor = <D extends Definition>(definition: D, handlers: Handlers<D>): CallHandlers => ({
  definition,
  handlers: handlers as CallHandlers['handlers'],
});

/** Serves calls to other services. Throws when a method has no row in `policy`, or a row no method. */
export async function serveCalls(options: ServeOptions): Promise<ServedCalls> {
  assertComplete(options);
  const tokens = createTokens(options);
  const server = new Server(serverOptions);
  const answers = new Map<string, AnswerCall>();
  for (const { definition, handlers } of options.handlers) {
    const implementation = Object.entries(definition).map(([name, method]) => {
      const answer = answerWith(method, handlers[name] as Handler, options);
      answers.set(method.path, answer);
      return [name, answerAlone(answer, tokens)] as const;
    });
    server.addService(bytesOnly(definition), Object.fromEntries(implementation));
  }
  server.addService(TogetherServiceService, { askTogether: answerTogether(answers, tokens) });
  return { port: await bind(server, options), close: () => drain(server) };
}

type Handler = (request: unknown, caller: Caller) => Promise<unknown>;

const serverOptions = {
  'grpc.max_receive_message_length': 1_048_576,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 10_000,
};

function assertComplete({ handlers, policy, service }: ServeOptions): void {
  const definitions = handlers.map(({ definition }) => definition);
  const faults = [
    ...methodsWithoutPolicy(definitions, policy).map((path) => `${path} has no row`),
    ...rowsWithoutMethod(definitions, policy).map((path) => `the row ${path} has no method`),
  ];
  if (faults.length > 0) throw new Error(`the call policy of ${service} is not complete: ${faults.join('; ')}`);
}

// Messages are read after the caller is known, and written where a fault in them is still ours to log.
const bytesOnly = (definition: Definition) =>
  Object.fromEntries(
    Object.entries(definition).map(([name, { path, requestStream, responseStream }]) => [
      name,
      { path, requestStream, responseStream, requestSerialize: asIs, requestDeserialize: asIs, responseSerialize: asIs, responseDeserialize: asIs },
    ]),
  );
const asIs = (bytes: Buffer): Buffer => bytes;

function answerWith(method: Method, handler: Handler, { policy, whoIs, log }: ServeOptions): AnswerCall {
  const allow = policy[method.path]!;
  return async (request, { claims, peer }) => {
    try {
      const caller = await callerOf(claims, allow, whoIs);
      if (typeof caller !== 'string') return { $case: 'response', value: method.responseSerialize((await handler(read(method, request), caller)) as never) };
      log.warn({ path: method.path, caller, from: peer() }, 'a call was refused');
      return failed(caller === 'unknown' ? unauthenticated : permissionDenied);
    } catch (error) {
      if (!isFailure(error)) log.error({ path: method.path, err: error }, 'a call failed unexpectedly');
      return failed(faultOf(error));
    }
  };
}

function read(method: Method, bytes: Buffer): unknown {
  try {
    return method.requestDeserialize(bytes);
  } catch {
    throw Rejected('unreadable_call', 'Deze opdracht is niet te lezen. Probeer het opnieuw.');
  }
}

function bind(server: Server, { host = '127.0.0.1', port }: ServeOptions): Promise<number> {
  const at = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(at, ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => server.forceShutdown(), 5_000);
    server.tryShutdown(() => {
      clearTimeout(limit);
      resolve();
    });
  });
}
