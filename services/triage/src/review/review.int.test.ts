import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { documentId } from '@mio/flow';
import { handlersFor, serveCalls } from '@mio/rpc';
import { createLog, NotFound } from '@mio/runtime';
import { openForCommand, type Workbench } from '@mio/service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followReaders, readReaders } from '../adapters/current-reader.ts';
import type { DecideTriage } from '../decide-triage.ts';
import { flow } from '../flow.ts';
import { loadModel } from '../model/read-question.ts';
import { readTrainingSets } from '../model/training-sets.ts';
import { runReview } from '../review.ts';
import { approve, type Review, review, rollBack } from './review.ts';
import { tellReview } from './tell-review.ts';

const secret = 'a-house-secret-that-is-long-enough';
const log = createLog({ service: 'triage', level: 'silent' });
const folder = mkdtempSync(join(tmpdir(), 'mio-review-'));
const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
/** The region calls its own thing a "kwetterhoek"; the model cannot know that it is speech. */
const texts = new Map(
  ['Rekenen gaat slecht', 'Zij is vaak boos', 'Hij leest niet graag', 'Zij is snel klaar met haar werk'].map((told, i) => [
    `MIO-1-${i}`,
    `${told} sinds de kwetterhoek dicht is. Vorige week was dat ook zo.`,
  ]),
);
let env: NodeJS.ProcessEnv;
let bench: Workbench;
let intake: string;

beforeAll(async () => {
  const { openText } = IntakeServiceService;
  const served = await serveCalls({
    port: 0,
    service: 'intake',
    secret,
    log,
    whoIs: async () => undefined,
    policy: { [openText.path]: { services: ['triage'], person: 'none' } },
    handlers: [
      handlersFor(
        { openText },
        {
          openText: async ({ caseId }) => {
            const text = texts.get(caseId);
            if (text === undefined) throw NotFound('no_question', 'Deze vraag is er niet.');
            return { text };
          },
        },
      ),
    ],
  });
  closing.push(() => served.close());
  intake = `127.0.0.1:${served.port}`;
  env = { MIO_STORE: `sqlite:${folder}`, MIO_HOUSE_SECRET: secret, MIO_INTAKE: intake, MIO_MODELS: join(folder, 'models') };
  const config = { MIO_STORE: `sqlite:${folder}`, MIO_HOUSE_SECRET: secret };
  bench = await openForCommand({ service: 'triage', config, flow });
  closing.push(() => bench.close());
});

afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

const decide = (caseId: string) => {
  const known = { schoolId: '', topics: [], scope: 'pupil', urgency: 'normal' };
  const data: DecideTriage = { caseId, decision: 'c2', teams: ['c1', 'c2', 'c4'], known };
  return bench.runner.call('triage', caseId, { name: 'decideTriage', id: `decide ${caseId}`, by: 'p-desk', data });
};

const training = readTrainingSets().filter((_, i) => i % 48 === 0);
const reviewed = (fewest: number): Promise<Review> =>
  review({ bench, intake: [intake], folder: join(folder, 'models'), training, fewest, tell: () => undefined });

test('what the desk decided otherwise becomes a rule and a model, which read once a person approved, until rolled back', async () => {
  for (const caseId of [...texts.keys(), 'MIO-1-gone']) await decide(caseId);
  const text = texts.get('MIO-1-0')!;
  const reader = await followReaders({ store: bench.store, folder: join(folder, 'models'), log, everyMs: 60_000 });
  closing.push(() => reader.stop());
  const shipped = reader().version;
  expect(reader().read(text).teams[0]?.team).not.toBe('c2');

  const found = await reviewed(1);
  expect(found).toMatchObject({ reads: shipped, judged: 5, known: 4, overruled: { length: 5 } });
  const rule = found.proposals.find(({ kind }) => kind === 'rule')!;
  expect(rule.version.rules).toMatchObject([{ phrase: 'kwetterhoek', lead: 'c2', right: 4, wrong: 0 }]);
  expect(rule.comparison).toMatchObject({ replayed: 4, better: { length: 4 }, worse: [] });
  const model = found.proposals.find(({ kind }) => kind === 'model')!;
  expect(model.comparison.replayed).toBe(4);
  const told = tellReview(found);
  expect(told).toContain(`--approve ${rule.id}`);
  for (const each of texts.values()) expect(told).not.toContain(each.split(' ')[0]);

  await reader.look();
  expect(reader().version).toBe(shipped);
  const lines: string[] = [];
  expect(await runReview(['--approve', rule.id, '--by', 'Anne de Wit', '--why', 'het woord van de regio', '--json'], env, (line) => lines.push(line))).toBe(0);
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ approved: rule.id, by: 'Anne de Wit' });
  await reader.look();
  expect(reader().read(text)).toMatchObject({ modelVersion: reader().version, teams: { 0: { team: 'c2' } } });
  expect(reader().version).not.toBe(shipped);
  await expect(approve({ bench, by: 'Anne', why: '', proposal: model.id, folder: join(folder, 'models') })).rejects.toMatchObject({ code: 'outdated' });

  expect(await runReview(['--roll-back', '--by', 'Anne de Wit'], env, (line) => lines.push(line))).toBe(0);
  await reader.look();
  expect(reader().version).toBe(shipped);
  await runReview(['--history', '--json'], env, (line) => lines.push(line));
  expect(JSON.parse(lines.at(-1)!).history).toMatchObject([
    { kind: 'approved', proposal: rule.id, by: 'Anne de Wit', why: 'het woord van de regio' },
    { kind: 'rolledBack', proposal: rule.id, by: 'Anne de Wit' },
  ]);

  await approve({ bench, by: 'Anne', why: '', proposal: model.id, folder: join(folder, 'models') });
  await reader.look();
  expect(reader().version).toBe(model.id);
  expect((await bench.store.get('triage', documentId('triage', 'triage', 'MIO-1-0')))?.index['judgedAt']).toMatch(/^2/);
  await rollBack({ bench, by: 'Anne', why: '' });
}, 120_000);

test('an approved model whose files are gone is no reason to stop reading: what came with the software reads, and the log says so', async () => {
  const { proposals = [] } = (await readReaders(bench.store)) ?? {};
  const model = proposals.find(({ kind }) => kind === 'model')!;
  await approve({ bench, by: 'Anne', why: '', proposal: model.id, folder: join(folder, 'models') });
  const lines: string[] = [];
  const told = createLog({ service: 'triage', level: 'error', to: { write: (line) => lines.push(line) } });
  const reader = await followReaders({ store: bench.store, folder: join(folder, 'elsewhere'), log: told, everyMs: 60_000 });
  await reader.look();
  reader.stop();
  expect(reader().version).toBe(loadModel().version);
  expect(lines).toHaveLength(1);
  expect(await runReview(['--approve', 'm-unknown', '--by', 'Anne'], env, () => undefined)).toBe(1);
}, 120_000);
