import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connect, type JetStreamClient } from 'nats';
import { decide } from '../../../services/triage/src/model/decide.ts';
import { loadModel, readQuestion } from '../../../services/triage/src/model/read-question.ts';
import { ask } from '../../journey/asker.ts';
import { type LabelledQuestion, readQuestions } from '../../journey/questions.ts';
import { type Cast, readCast } from '../../journey/region.ts';
import { until } from '../../local/until.ts';
import { lookAtStream } from '../stream-monitor.ts';
import { listDeadLetters, parkedOf } from './dead-letters.ts';
import { publishAll } from './events.ts';
import { type Offers, watchOffers } from './offer-watch.ts';
import { loadRegion, type OwnServices, withOwnServices, withoutPortal } from './own-services.ts';
import { type Poisoned, poisoned } from './poison-events.ts';
import type { Trial, TrialOptions, Verdict } from './trial.ts';

/** Questions a second: so few that what is measured is the poison, not a queue. */
const rate = 40;
const poisonShare = 0.01;
const mostRatio = 1.2;
/** Clean and poisoned rounds in turn, and the other way round, so that what grows with time hits both alike. */
const turns = [false, true, true, false, false, true, true, false];
const questionsFile = fileURLToPath(new URL('../../journey/questions.demo.jsonl', import.meta.url));

/** `count` questions, half of them while one event in a hundred is poison: the healthy ones are none the slower. */
export const poison: Trial = {
  usual: 4_000,
  short: 160,
  run: (options) => withOwnServices({ runs: withoutPortal, say: options.say }, (own) => proof(own, options)),
};

interface Scene {
  readonly own: OwnServices;
  readonly client: JetStreamClient;
  readonly offers: Offers;
  readonly pool: readonly LabelledQuestion[];
  readonly cast: Cast;
  readonly sent: Poisoned[];
}
interface Round {
  readonly offered: number;
  readonly p99Ms: number;
}

async function proof(own: OwnServices, { count, timed, say }: TrialOptions): Promise<Verdict> {
  const connection = await connect({ servers: own.house.addresses.nats });
  try {
    const scene = { own, client: connection.jetstream(), offers: watchOffers(connection), pool: routed(), cast: await readCast(loadRegion), sent: [] };
    const perQuestion = await warmUp(scene, timed ? 200 : 40);
    const order = timed ? turns : turns.slice(0, 2);
    const questions = Math.floor(count / order.length);
    const rounds: { readonly dirty: boolean; readonly round: Round }[] = [];
    for (const dirty of order) {
      const round = await playRound(scene, questions, dirty ? perQuestion * poisonShare : 0);
      say(`${dirty ? 'met gif' : 'zonder '}: ${round.offered} van ${questions} aangeboden, p99 ${round.p99Ms} ms`);
      rounds.push({ dirty, round });
      await untilParked(own);
    }
    return judged(scene, rounds, { asked: questions * order.length, timed });
  } finally {
    await connection.close();
  }
}

async function judged({ own, sent }: Scene, rounds: readonly { dirty: boolean; round: Round }[], { asked, timed }: { asked: number; timed: boolean }) {
  const p99 = (which: boolean) => median(rounds.flatMap(({ dirty, round }) => (dirty === which ? [round.p99Ms] : [])));
  const offered = rounds.reduce((sum, { round }) => sum + round.offered, 0);
  const [p99Ms, p99PoisonMs] = [p99(false), p99(true)];
  const ratio = Math.round((p99PoisonMs / p99Ms) * 100) / 100;
  const figures = { asked, poison: sent.length, deadLetters: parkedOf(sent, await listDeadLetters(own.plan)), p99Ms, p99PoisonMs, ratio };
  const faults: string[] = [];
  if (offered !== asked) faults.push(`${offered} of ${asked} healthy cases were offered`);
  if (figures.deadLetters !== sent.length || sent.length === 0) faults.push(`${figures.deadLetters} of ${sent.length} poisoned messages are dead letters`);
  if (timed && ratio > mostRatio) faults.push(`p99 is ${ratio} times that without poison, not ${mostRatio} at most`);
  return { figures, faults };
}

/** Resolves to how many events one question is. */
async function warmUp(scene: Scene, questions: number): Promise<number> {
  const { natsMonitor } = scene.own.house.addresses;
  const before = (await lookAtStream(natsMonitor)).lastSequence;
  await playRound(scene, questions, 0);
  await until('the warming up is over', async () => (await lookAtStream(natsMonitor)).open === 0);
  return ((await lookAtStream(natsMonitor)).lastSequence - before) / questions;
}

/** Asks at the rate, whatever becomes of it; `perQuestion`: poisoned messages for each question. */
async function playRound({ own, client, offers, pool, cast, sent }: Scene, questions: number, perQuestion: number): Promise<Round> {
  const begin = performance.now();
  const askedAt = new Map<string, number>();
  let last = '';
  async function askOne(number: number): Promise<void> {
    const at = performance.now();
    const { caseId } = await ask(own.house.addresses.intake, pool[number % pool.length]!, cast, number);
    askedAt.set(caseId, at);
    last = caseId;
  }
  const asking: Promise<void>[] = [];
  for (let number = 0, due = 0; number < questions; number++) {
    await pause(Math.max(0, begin + (number * 1000) / rate - performance.now()));
    asking.push(askOne(number));
    for (due += perQuestion; due >= 1; due--) {
      const one = poisoned(sent.length, last);
      sent.push(one);
      asking.push(publishAll(client, [one.message]));
    }
  }
  await Promise.all(asking);
  const offered = () => [...askedAt.keys()].filter((caseId) => offers.has(caseId));
  await until('every question is offered', () => offered().length === questions).catch(() => undefined);
  const waits = offered().map((caseId) => offers.get(caseId)! - askedAt.get(caseId)!);
  return { offered: waits.length, p99Ms: quantile(waits, 0.99) };
}

/** Until no poison is tried any more: all of it is parked. */
async function untilParked({ stores }: OwnServices): Promise<void> {
  const tries = async () =>
    (await Promise.all(stores.all.map(({ store }) => store.count({ collection: 'stuck', index: 'retryAt', from: '' })))).every((n) => n === 0);
  await until('all poison is parked', tries, 60_000, 200).catch(() => undefined);
}

/** Only what the machine routes is offered without a person. */
function routed(): LabelledQuestion[] {
  const model = loadModel();
  return readQuestions(questionsFile).filter(({ text }) => decide(readQuestion(model, text)).kind === 'route');
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}
/** Of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : Math.round((sorted[half - 1]! + sorted[half]!) / 2);
}
