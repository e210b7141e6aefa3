import { Client, credentials, status } from '@grpc/grpc-js';
import type { Fault } from '@mio/contracts/rpc/rpc/v1/together';
import type { Definition, Method, RequestOf, ResponseOf } from './definition.ts';
import { type Ask, type Gathered, gatherCalls } from './gather-calls.ts';
import { type How, sendAlone, sendTogether } from './send-calls.ts';
import { failed, isLineFault, lineFault, type Outcome, toError } from './status.ts';
import { channelOptions, targetsOf } from './targets.ts';
import { createTokens } from './tokens.ts';

export interface CallOptions {
  /** After this the call fails as Unavailable; a second try is within it too. */
  readonly deadlineMs: number;
  /** Id of the signed-in person for whom this is asked. */
  readonly person?: string;
}

export type Calls<D extends Definition> = {
  readonly [K in keyof D]: (request: RequestOf<D[K]>, options: CallOptions) => Promise<ResponseOf<D[K]>>;
};

export interface CallsOptions {
  /** "host:port" of each replica, or one name that stands for all of them. */
  readonly addresses: readonly string[];
  /** Own name. */
  readonly service: string;
  /** Name of the service that is called. */
  readonly audience: string;
  readonly secret: string;
}

/** Calls to another service, spread over its replicas; what is asked at the same moment travels together. Errors: see `toError`. */
export function callsTo<D extends Definition>(definition: D, options: CallsOptions): Calls<D> & { close(): void } {
  const tokens = createTokens(options);
  const line = openLine(options.addresses);

  const call = async (method: Method, request: unknown, { deadlineMs, person }: CallOptions): Promise<unknown> => {
    const deadline = Date.now() + deadlineMs;
    const ask = { path: method.path, request: method.requestSerialize(request as never) };
    const how = { token: await tokens.sign(options.audience, person), deadline, deadlineMs };
    const first = await line.ask(ask, how);
    // Commands carry an id, so that a call which was done before the line broke is not done twice.
    const again = first.$case === 'fault' && mayWorkAgain(first.value) && Date.now() < deadline;
    const last = again ? await line.askAlone(ask, how) : first;
    if (last.$case === 'fault') throw toError(last.value, method.path);
    return method.responseDeserialize(last.value);
  };
  const methods = Object.entries(definition).map(([name, method]) => [name, (request: unknown, how: CallOptions) => call(method, request, how)]);
  return { ...Object.fromEntries(methods), close: line.close };
}

/** Elsewhere, or alone: answers that are too large together pass one by one. */
const mayWorkAgain = (fault: Fault): boolean => fault.status === status.UNAVAILABLE || isLineFault(fault) || fault.status === status.RESOURCE_EXHAUSTED;

type Terms = How & Pick<CallOptions, 'deadlineMs'>;

function openLine(addresses: readonly string[]) {
  const clients = targetsOf(addresses).map((target) => new Client(target, credentials.createInsecure(), channelOptions));
  let turn = 0;
  let closed = false;
  const next = (): Client => clients[turn++ % clients.length]!;
  const askAlone = async (ask: Ask, how: How): Promise<Outcome> =>
    closed ? failed(lineFault(status.UNAVAILABLE, 'the line is closed')) : sendAlone(next(), ask, how);
  const send = (asks: readonly Gathered[], how: How): void => {
    if (asks.length > 1 && !closed) return sendTogether(next(), asks, how);
    for (const ask of asks) void askAlone(ask, how).then(ask.settle);
  };
  return {
    askAlone,
    // Of one turn, so that who has as long ends at the same moment.
    ask: gatherCalls<Terms>(({ token, deadlineMs }) => `${deadlineMs} ${token}`, send),
    close(): void {
      closed = true;
      for (const client of clients) client.close();
    },
  };
}
