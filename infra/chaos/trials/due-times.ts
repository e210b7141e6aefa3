import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectionsOf, documentId, readHead } from '@mio/flow';
import { openStore, type Store, type Write } from '@mio/storage';
import { flow } from '../../../services/casework/src/flow.ts';
import { until } from '../../local/until.ts';
import { documents, openForReading } from '../find-documents.ts';
import { type ClockReplicas, startReplicas } from './clock-replicas.ts';
import { beginsAt, type DueCase, dueCases, dueLater, dueNow } from './due-cases.ts';
import { mustBeZero, secondsSince, type Trial, type TrialOptions, type Verdict } from './trial.ts';

/** So many are due at the first moment; the others are spread over the days to come. */
const nowShare = 0.4;
const fillTogether = 500;
const stepMs = 10 * 60_000;

/** `count` case files that wait for their clock in one SQLite file, two replicas, one of which is killed: each fires once. */
export const dueTimes: Trial = {
  usual: 100_000,
  short: 3_000,
  async run(options) {
    const folder = await mkdtemp(join(tmpdir(), 'mio-due-'));
    const location = `sqlite:${join(folder, 'stores')}`;
    const store = await openStore(location, { name: flow.service, collections: collectionsOf(flow) });
    try {
      const verdict = await proof(store, folder, location, options);
      if (verdict.faults.length === 0) await rm(folder, { recursive: true, force: true });
      else options.say(`Gegevens en log van deze proef blijven in ${folder}`);
      return verdict;
    } finally {
      await store.close();
    }
  },
};

async function proof(store: Store, folder: string, location: string, { count, say }: TrialOptions): Promise<Verdict> {
  const [atOnce, later] = [await dueCases(dueNow), (await Promise.all(dueLater.map(dueCases))).flat()];
  const soon = Math.round(count * nowShare);
  say(`${count} klokken worden gezet …`);
  await fill(store, atOnce, 0, soon);
  await fill(store, later, soon, count - soon);
  const replicas = startReplicas(folder, location);
  try {
    const begin = performance.now();
    await fireAtOnce(store, replicas, soon, say);
    await walk(store, replicas, [...new Set(later.map(({ dueAt }) => dueAt))].sort(), say);
    const seconds = secondsSince(begin);
    const figures = { pending: count, ...(await firings(location, [...atOnce, ...later], replicas.said())), stuck: await stuckOnes(store), seconds };
    const faults = mustBeZero(figures, ['twice', 'missing', 'tooSoon', 'stuck']);
    if (figures.fired !== count) faults.push(`${figures.fired} of ${count} fired`);
    return { figures, faults };
  } finally {
    await replicas.stop();
  }
}

/** Documents of their own, each a copy of one that casework made. */
async function fill(store: Store, models: readonly DueCase[], from: number, count: number): Promise<void> {
  const texts = models.map(({ stored }) => JSON.stringify(stored.body));
  for (let first = from; first < from + count; first += fillTogether) {
    const numbers = Array.from({ length: Math.min(fillTogether, from + count - first) }, (_, i) => first + i);
    await store.write(
      numbers.map((number): Write => {
        const { caseId, stored } = models[number % models.length]!;
        const own = `${caseId}${number}`;
        const body = JSON.parse(texts[number % models.length]!.replaceAll(caseId, own));
        return { collection: 'case', id: documentId(flow.service, 'case', own), expect: 0, body, index: stored.index };
      }),
    );
  }
}

const dueBy = (store: Store, now: string): Promise<number> => store.count({ collection: 'case', index: 'due', from: '', to: now });

/** One of the two dies when half of them have fired. */
async function fireAtOnce(store: Store, replicas: ClockReplicas, count: number, say: TrialOptions['say']): Promise<void> {
  const now = new Date(Date.parse(beginsAt) + 60 * 60_000).toISOString();
  replicas.setClock(now);
  await until('half of what is due has fired', async () => (await dueBy(store, now)) <= count / 2, 240_000, 10);
  const left = await dueBy(store, now);
  await replicas.restartOne();
  say(`een van de twee gedood (-9) toen nog ${left} van ${count} moesten afgaan`);
  await until('all that is due has fired', async () => (await dueBy(store, now)) === 0, 240_000);
}

/** Moves the clock on, ten minutes at a time where something is due, until no clock is left. */
async function walk(store: Store, replicas: ClockReplicas, times: readonly string[], say: TrialOptions['say']): Promise<void> {
  const stops = [...new Set(times.map((at) => Math.ceil(Date.parse(at) / stepMs) * stepMs))];
  let shown = '';
  for (const stop of [...stops, stops.at(-1)! + 24 * 60 * 60_000]) {
    const now = new Date(stop).toISOString();
    const day = now.slice(0, 10);
    if (day !== shown) say(`het is ${day}`);
    shown = day;
    replicas.setClock(now);
    await until(`all that is due at ${now} has fired`, async () => (await dueBy(store, now)) === 0, 240_000, 20);
  }
}

const stuckOnes = async (store: Store): Promise<number> =>
  (await Promise.all(['retryAt', 'parkedAt'].map((index) => store.count({ collection: 'stuck', index, from: '' })))).reduce((a, b) => a + b, 0);

/** What the documents say came of their due times, and what the two said about it. `said`: event ids. */
async function firings(location: string, models: readonly DueCase[], said: readonly string[]) {
  const modelOf = new Map(models.map((model) => [model.caseId, model]));
  const found = { fired: 0, followUps: 0, twice: said.length - new Set(said).size, missing: 0, tooSoon: 0 };
  const store = await openForReading(location, flow);
  for await (const stored of documents(store, 'case', 'said', 0)) {
    const head = readHead(stored);
    const { says, dueAt, stored: model } = modelOf.get(head.key.slice(0, head.key.lastIndexOf('@') + 1))!;
    const mine = head.said.filter(({ number }) => number > readHead(model).saidCount);
    if (mine.length > 0) found.fired += 1;
    found.followUps += Math.max(0, mine.length - 1);
    if (mine.length > says.length) found.twice += 1;
    else if (mine.map(({ type }) => type).join() !== says.join() || stored.index['due'] !== null) found.missing += 1;
    if (mine[0] !== undefined && mine[0].at < dueAt) found.tooSoon += 1;
  }
  await store.close();
  return found;
}
