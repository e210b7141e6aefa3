import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { Definition, Method, RequestOf, ResponseOf } from './definition.ts';
import { isLineFault, toError } from './status.ts';
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

/** Calls to another service, spread over its replicas. Errors: see `toError`. */
export function callsTo<D extends Definition>(definition: D, options: CallsOptions): Calls<D> & { close(): void } {
  const tokens = createTokens(options);
  const clients = targetsOf(options.addresses).map((target) => new Client(target, credentials.createInsecure(), channelOptions));
  let turn = 0;
  const next = (): Client => clients[turn++ % clients.length]!;

  const call = async (method: Method, request: unknown, { deadlineMs, person }: CallOptions): Promise<unknown> => {
    const deadline = Date.now() + deadlineMs;
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${await tokens.sign(options.audience, person)}`);
    const bytes = method.requestSerialize(request as never);
    const once = () => unary(next(), method.path, bytes, metadata, deadline);
    // Commands carry an id, so that a call which was done before the line broke is not done twice.
    const first = await once();
    const last = 'error' in first && mayWorkElsewhere(first.error) && Date.now() < deadline ? await once() : first;
    if ('error' in last) throw toError(last.error, method.path);
    return method.responseDeserialize(last.bytes);
  };
  const methods = Object.entries(definition).map(([name, method]) => [name, (request: unknown, how: CallOptions) => call(method, request, how)]);
  return {
    ...Object.fromEntries(methods),
    close: () => {
      for (const client of clients) client.close();
    },
  };
}

type Outcome = { readonly bytes: Buffer } | { readonly error: ServiceError };

const mayWorkElsewhere = (error: ServiceError): boolean => error.code === status.UNAVAILABLE || isLineFault(error);

function unary(client: Client, path: string, request: Buffer, metadata: Metadata, deadline: number): Promise<Outcome> {
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, asIs, asIs, request, metadata, { deadline }, (error, bytes) => resolve(error === null ? { bytes: bytes! } : { error }));
  });
}

const asIs = (bytes: Buffer): Buffer => bytes;
