import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connect } from 'nats';
import { decide } from '../../services/triage/src/model/decide.ts';
import { loadModel, readQuestion } from '../../services/triage/src/model/read-question.ts';
import { withOwnHouse } from '../journey/own-house.ts';
import { type LabelledQuestion, readQuestions } from '../journey/questions.ts';
import type { LocalHouse } from '../local/local-house.ts';
import { type Asker, openAsker } from './asker.ts';
import { type Rate, rateOf } from './floor.ts';
import { processorTime } from './processor-time.ts';

const clients = 64;
const lookMs = 1_000;
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Offers {
  readonly rate: Rate;
  /** Milliseconds of processor that each process has used so far, with who asks as `bench`. */
  time(): Readonly<Record<string, number>>;
  /** Resolves when the house has done what follows an offer, mails above all: it would slow what is measured next. */
  rest(): Promise<void>;
}

/** Questions from the website's door to the offer: every service a process of its own, sealed and traced, on SQLite. The house stays up for all rounds. */
export async function withOffers<T>(say: (line: string) => void, use: (offers: Offers) => Promise<T>): Promise<T> {
  const bodies = routed().map(bodyOf);
  const env = { MIO_REGION_FILE: file('../../services/directory/region/load.yaml') };
  return withOwnHouse({ say, env }, async (house) => {
    const connection = await connect({ servers: house.addresses.nats });
    const offered = countOffers(await connection.subscribe('mio.casework.CaseOffered'));
    const askers = Array.from({ length: clients }, () => openAsker(house.addresses.intake[0]!));
    const rate = rateOf(async (questions) => {
      const all = offered(questions);
      await askAll(askers, bodies, questions);
      await all;
    });
    try {
      return await use({ rate, time: () => timeOf(house), rest: () => untilAtRest(() => sum(timeOf(house))) });
    } finally {
      for (const asker of askers) asker.close();
      await connection.close();
    }
  });
}

async function askAll(askers: readonly Asker[], bodies: readonly string[], questions: number): Promise<void> {
  let asked = 0;
  const one = async (asker: Asker) => {
    while (asked < questions) {
      const body = bodies[asked++ % bodies.length]!;
      const status = await asker.post('/v1/questions', body, { 'content-type': 'application/json', 'idempotency-key': randomUUID() });
      if (status !== 202) throw new Error(`answered ${status}`);
    }
  };
  await Promise.all(askers.map(one));
}

/** At rest it uses less than a tenth of one processor. */
async function untilAtRest(usedMs: () => number): Promise<void> {
  for (let before = usedMs(), used = lookMs; used > lookMs / 10; ) {
    await pause(lookMs);
    const now = usedMs();
    used = now - before;
    before = now;
  }
}

const sum = (parts: Readonly<Record<string, number>>): number => Object.values(parts).reduce((all, ms) => all + ms, 0);

function timeOf(house: LocalHouse): Record<string, number> {
  const parts = [...house.parts.map(({ name, pid }) => [name, pid()] as const), ['nats', house.nats.pid()] as const, ['bench', process.pid] as const];
  return Object.fromEntries(parts.flatMap(([name, pid]) => (pid === undefined ? [] : [[name, processorTime(pid)]])));
}

/** Only what the machine routes is offered without a person. */
function routed(): LabelledQuestion[] {
  const model = loadModel();
  return readQuestions(file('../journey/questions.demo.jsonl')).filter(({ text }) => decide(readQuestion(model, text)).kind === 'route');
}

function countOffers(messages: AsyncIterable<unknown>): (count: number) => Promise<void> {
  let seen = 0;
  let waiting: { until: number; done: () => void } | undefined;
  void (async () => {
    for await (const _ of messages) {
      seen += 1;
      if (waiting !== undefined && seen >= waiting.until) waiting.done();
    }
  })();
  return (count) => new Promise((done) => (waiting = { until: seen + count, done }));
}

function bodyOf(question: LabelledQuestion): string {
  return JSON.stringify({
    text: question.text,
    scope: question.scope,
    topic: question.topics[0] ?? 'unsure',
    role: question.role ?? 'anders',
    contact: { email: 'vrager@school.example' },
  });
}
