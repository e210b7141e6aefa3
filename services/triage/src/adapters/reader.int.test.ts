import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { callsTo, handlersFor, serveCalls } from '@mio/rpc';
import { createLog } from '@mio/runtime';
import { createSealer, newMasterKey, parseMasterKeys } from '@mio/sealing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadModel } from '../model/read-question.ts';
import { readerWith } from '../review/question-reader.ts';
import { askLanguageModel, type SecondReader } from '../second-reader/ask-language-model.ts';
import { createReader } from './reader.ts';

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

const secret = 'a-secret-of-at-least-thirty-two-characters';
const log = createLog({ service: 'triage', level: 'silent' });
const texts: Record<string, string> = {
  doubtful: 'Hij is snel boos en hij begrijpt niet wat wij zeggen.',
  sure: 'Mijn leerling is blind en leest braille, hoe passen wij de toets aan?',
  crisis: 'Zij zegt dat ze vanavond een einde aan haar leven maakt.',
};
let intake: ReturnType<typeof callsTo<typeof IntakeServiceService>>;
let second: SecondReader;
let asked = 0;
let says = {};

beforeAll(async () => {
  const { openText } = IntakeServiceService;
  const handlers = handlersFor({ openText }, { openText: async ({ caseId }) => ({ text: texts[caseId]! }) });
  const policy = { [openText.path]: { services: ['triage'], person: 'none' as const } };
  const served = await serveCalls({ service: 'intake', port: 0, secret, log, whoIs: async () => undefined, handlers: [handlers], policy });
  closing.push(() => served.close());
  intake = callsTo(IntakeServiceService, { addresses: [`127.0.0.1:${served.port}`], service: 'triage', audience: 'intake', secret });
  closing.push(() => intake.close());
  const server = createServer((request, response) => {
    asked += 1;
    request.resume().on('end', () => response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify(says) } }] })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve) && server.closeAllConnections()));
  const { port } = server.address() as AddressInfo;
  second = askLanguageModel({ url: `http://127.0.0.1:${port}/v1`, model: 'lm', limitMs: 5_000 }, log);
});

beforeEach(() => {
  asked = 0;
  says = { choice: best(), probability: 0.95, topics: ['speech'], urgency: 'normal' };
});

const model = loadModel();
const everyday = readerWith(model, []);
const best = () => everyday.read(texts['doubtful']!).teams[0]!.team;
const sealer = createSealer({ masterKeys: parseMasterKeys(newMasterKey('test')) });
const read = (caseId: string, asks: SecondReader | undefined) => createReader({ intake, reader: () => everyday, second: asks, sealer }).read(caseId);

test('without a second reader a doubtful question goes to the desk', async () => {
  expect(await read('doubtful', undefined)).toMatchObject({ verdict: { kind: 'desk', reason: 'unsure' }, reading: { modelVersion: model.version } });
});

test('a second reader who agrees lets the machine route, and is named', async () => {
  const { verdict, reading } = await read('doubtful', second);
  expect(verdict).toMatchObject({ kind: 'route', lead: best() });
  expect(reading).toMatchObject({ modelVersion: `${model.version}+lm`, secondReader: 'lm', topics: ['speech'] });
});

test('an answer that is none leaves everything as without a second reader', async () => {
  says = { choice: 'nobody' };
  const [{ verdict, reading }, without] = [await read('doubtful', second), await read('doubtful', undefined)];
  expect(asked).toBe(1);
  expect(verdict).toEqual(without.verdict);
  expect({ ...reading, caseKey: '', words: '' }).toEqual({ ...without.reading, caseKey: '', words: '' });
});

test('what is sure and what may be danger is not sent to a second reader', async () => {
  expect((await read('sure', second)).verdict).toMatchObject({ kind: 'route', lead: 'c1' });
  expect((await read('crisis', second)).verdict).toEqual({ kind: 'desk', reason: 'crisis' });
  expect(asked).toBe(0);
});
