import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseOpened, decodeEnvelope, type Envelope, encodeEnvelope } from '@mio/contracts';
import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { type EventStream, openStream } from '@mio/messaging';
import { callsTo } from '@mio/rpc';
import { createLog } from '@mio/runtime';
import { newMasterKey } from '@mio/sealing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Nats, startNats } from '../../../infra/servers/nats.ts';
import type { Question } from './domain/question.ts';
import { question } from './flow.ts';
import { start } from './main.ts';
import { serveDirectory, serveStatus } from './test/neighbours.ts';
import { school } from './test/open-door.ts';

const secret = 'a-house-secret-that-is-long-enough';
const states = new Map<string, string>();
const seen: Envelope[] = [];
const closing: (() => unknown)[] = [];
let nats: Nats;
let stream: EventStream;
let intake: Awaited<ReturnType<typeof start>>;
let web: string;
let grpc: number;

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'mio-intake-'));
  closing.push(() => rm(dir, { recursive: true, force: true }));
  nats = await startNats({ dir: join(dir, 'nats'), maxStoreBytes: 512 * 1024 * 1024 });
  closing.push(() => nats.stop());
  const [directory, casework] = [await serveDirectory(secret), await serveStatus(secret, states)];
  closing.push(directory.close, casework.close);
  grpc = await freePort();
  intake = await start({
    MIO_STORE: `sqlite:${dir}`,
    MIO_NATS: nats.url,
    MIO_MASTER_KEY: newMasterKey('test'),
    MIO_HOUSE_SECRET: secret,
    MIO_LOG_LEVEL: 'error',
    MIO_GRPC_PORT: String(grpc),
    MIO_HEALTH_PORT: '0',
    MIO_HTTP_PORT: '0',
    MIO_PUBLIC_URL: 'https://vraag.example.org/',
    MIO_DIRECTORY: `127.0.0.1:${directory.port}`,
    MIO_CASEWORK: `127.0.0.1:${casework.port}`,
  });
  closing.push(intake.close);
  web = `http://127.0.0.1:${(intake.door.server.address() as AddressInfo).port}`;
  stream = await openStream({ servers: nats.url, service: 'casework', log: createLog({ service: 'casework', level: 'silent' }) });
  closing.push(() => stream.close());
  await stream.work({
    durable: 'test',
    subjects: ['mio.intake.*'],
    handle: async ({ bytes }) => {
      seen.push(decodeEnvelope(bytes));
      return 'settle';
    },
  });
}, 90_000);

afterAll(async () => {
  for (const close of closing.reverse()) await close();
}, 60_000);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const calls = (service: string) => {
  const made = callsTo(IntakeServiceService, { addresses: [`127.0.0.1:${grpc}`], service, audience: 'intake', secret });
  closing.push(made.close);
  return made;
};

async function ask(body: object = {}): Promise<{ reference: string; statusUrl: string }> {
  const asked = {
    text: 'Hoe help ik een jongen die niet praat?',
    scope: 'pupil',
    topic: 'speech',
    role: 'ib',
    schoolId: school.id,
    contact: { name: 'Jo', email: 'jo@example.org' },
    ...body,
  };
  const answer = await fetch(`${web}/v1/questions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) });
  expect(answer.status).toBe(202);
  return (await answer.json()) as { reference: string; statusUrl: string };
}

it('a question becomes an event that holds codes only, and its words open for those who may', async () => {
  const { reference, statusUrl } = await ask();
  await expect
    .poll(() => seen.find(({ caseId }) => caseId === reference)?.data)
    .toEqual({
      caseId: reference,
      channel: 'api',
      schoolId: school.id,
      scope: 'pupil',
      topic: 'speech',
      role: 'ib',
      parentsInformed: '',
      reachable: true,
    });
  const within = { deadlineMs: 2_000 };
  await expect(calls('triage').openText({ caseId: reference }, within)).resolves.toEqual({ text: 'Hoe help ik een jongen die niet praat?' });
  await expect(calls('casework').openContact({ caseId: reference }, within)).resolves.toEqual({ name: 'Jo', email: 'jo@example.org', statusUrl });
  await expect(calls('casework').openText({ caseId: 'MIO-00000-000000' }, within)).rejects.toMatchObject({ kind: 'notFound' });
  await expect(calls('triage').openContact({ caseId: reference }, within)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(calls('portal').openText({ caseId: reference }, within)).rejects.toMatchObject({ code: 'not_allowed' });
});

it('the private page tells what casework tells', async () => {
  const { reference, statusUrl } = await ask();
  const page = async () => (await fetch(statusUrl.replace('https://vraag.example.org', web))).text();
  expect(await page()).toContain('Wij hebben uw vraag');
  states.set(reference, 'accepted');
  expect(await page()).toContain('Fenna Boom (Cluster 2) heeft uw vraag aangenomen');
  const asProgram = await fetch(statusUrl.replace('https://vraag.example.org', web), { headers: { accept: 'application/json' } });
  expect(await asProgram.json()).toMatchObject({ reference, state: 'accepted', custodian: 'expert', team: 'Cluster 2', expert: 'Fenna Boom' });
});

it("a question that casework opened is nobody's to wait for; one that waited ten minutes is on the desk's list", async () => {
  const [opened, waiting] = [await ask(), await ask()];
  const at = new Date().toISOString();
  const data = { caseId: opened.reference, schoolId: school.id, custodian: { kind: 'triage', id: '' } };
  const document = `casework/case/${opened.reference}`;
  await stream.publish({
    id: `${document}#1`,
    subject: CaseOpened.subject,
    bytes: encodeEnvelope({ id: `${document}#1`, document, number: 1, type: CaseOpened.type, version: 1, at, caseId: opened.reference, by: 'casework', data }),
  });
  await expect.poll(async () => (await intake.runner.read<Question>('question', opened.reference))?.openedAt).toBeDefined();

  const dueAt = question.due((await intake.runner.read<Question>('question', waiting.reference)) as never)['unopened'];
  await intake.runner.handle(question, waiting.reference, { trigger: 'due', name: 'unopened', dueAt: dueAt as string });
  const listed = await calls('portal').listUnopened({}, { deadlineMs: 2_000, person: 'p-desk' });
  expect(listed.questions.map(({ caseId }) => caseId)).toEqual([waiting.reference]);
  await expect(calls('portal').listUnopened({}, { deadlineMs: 2_000 })).rejects.toMatchObject({ code: 'not_allowed' });
});

it('a question whose key was lost is refused to everybody, and says so', async () => {
  const { reference } = await ask();
  const id = `intake/question/${reference}`;
  const stored = (await intake.store.get('question', id))!;
  const body = structuredClone(stored.body) as { state: { sealed: { key: string } } };
  body.state.sealed.key = 'k1.gone.AAAA';
  await intake.store.write([{ collection: 'question', id, expect: stored.rev, body: body as never, index: stored.index }]);
  await expect(calls('triage').openText({ caseId: reference }, { deadlineMs: 2_000 })).rejects.toMatchObject({ kind: 'rejected', code: 'unsealable' });
});
