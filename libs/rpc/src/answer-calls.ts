import { type Metadata, type ServerUnaryCall, type ServerWritableStream, type sendUnaryData, status } from '@grpc/grpc-js';
import type { Answer, AskTogetherRequest, AskTogetherResponse } from '@mio/contracts/rpc/rpc/v1/together';
import { failed, lineFault, type Outcome, toStatus } from './status.ts';
import type { Claims, Tokens } from './tokens.ts';

export interface From {
  /** Undefined: not recognised. */
  readonly claims: Claims | undefined;
  /** For the log. */
  peer(): string;
}

/** What one call comes to. Judges the caller; never rejects. */
export type AnswerCall = (request: Buffer, from: From) => Promise<Outcome>;

export const answerAlone = (answer: AnswerCall, tokens: Tokens) => async (call: ServerUnaryCall<Buffer, Buffer>, send: sendUnaryData<Buffer>) => {
  const outcome = await answer(call.request, await fromOf(call, tokens));
  return outcome.$case === 'response' ? send(null, outcome.value) : send(toStatus(outcome.value));
};

/** Each call is answered as if it had come alone; what is ready in the same turn goes back in one message. */
export const answerTogether =
  (answers: ReadonlyMap<string, AnswerCall>, tokens: Tokens) =>
  async (call: ServerWritableStream<AskTogetherRequest, AskTogetherResponse>): Promise<void> => {
    const from = await fromOf(call, tokens);
    const back = sendReady((ready) => call.write({ answers: ready }));
    const one = async (path: string, request: Buffer, index: number): Promise<void> => {
      const outcome = await (answers.get(path)?.(request, from) ?? notServed);
      back.add({ index, outcome });
    };
    await Promise.all(call.request.asks.map(({ path, request }, index) => one(path, request, index)));
    back.flush();
    call.end();
  };

const notServed = failed(lineFault(status.UNIMPLEMENTED, ''));

/** A client takes messages of at most 4 MB. */
const enoughBytes = 1_048_576;

function sendReady(send: (ready: Answer[]) => void) {
  let ready: Answer[] = [];
  let bytes = 0;
  const flush = (): void => {
    if (ready.length > 0) send(ready);
    ready = [];
    bytes = 0;
  };
  return {
    flush,
    add(answer: Answer): void {
      const size = answer.outcome?.$case === 'response' ? answer.outcome.value.length : 0;
      if (bytes + size > enoughBytes) flush();
      if (ready.push(answer) === 1) setImmediate(flush);
      bytes += size;
    },
  };
}

async function fromOf(call: { metadata: Metadata; getPeer(): string }, tokens: Tokens): Promise<From> {
  const token = /^Bearer (.+)$/.exec(String(call.metadata.get('authorization')[0] ?? ''))?.[1];
  return { claims: token === undefined ? undefined : await tokens.verify(token), peer: () => call.getPeer() };
}
