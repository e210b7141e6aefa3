import { type Client, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { type Answer, type AskTogetherResponse, TogetherServiceService } from '@mio/contracts/rpc/rpc/v1/together';
import type { Ask, Gathered } from './gather-calls.ts';
import { failed, fromStatus, lineFault, type Outcome } from './status.ts';

export interface How {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

const metadataOf = ({ token }: How): Metadata => {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  return metadata;
};

export function sendAlone(client: Client, { path, request }: Ask, how: How): Promise<Outcome> {
  return new Promise((resolve) => {
    const answered = (error: ServiceError | null, bytes?: Buffer) => resolve(error === null ? { $case: 'response', value: bytes! } : failed(fromStatus(error)));
    client.makeUnaryRequest(path, asIs, asIs, request, metadataOf(how), { deadline: how.deadline }, answered);
  });
}

const asIs = (bytes: Buffer): Buffer => bytes;
const { path: together, requestSerialize, responseDeserialize } = TogetherServiceService.askTogether;

/** Each is settled as soon as its answer is here; what has none when the line ends is settled with how it ended. */
export function sendTogether(client: Client, asks: readonly Gathered[], how: How): void {
  const request = { asks: asks.map(({ path, request }) => ({ path, request })) };
  const stream = client.makeServerStreamRequest(together, requestSerialize, responseDeserialize, request, metadataOf(how), { deadline: how.deadline });
  const settle = ({ index, outcome }: Answer): void => outcome && asks[index]?.settle(outcome);
  const rest = (outcome: Outcome): void => {
    for (const ask of asks) ask.settle(outcome);
  };
  stream.on('data', ({ answers }: AskTogetherResponse) => answers.forEach(settle));
  stream.on('error', (error) => rest(failed(fromStatus(error as ServiceError))));
  stream.on('end', () => rest(failed(lineFault(status.UNKNOWN, 'the answers ended too soon'))));
}
