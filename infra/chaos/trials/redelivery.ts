import { fileURLToPath } from 'node:url';
import { connect } from 'nats';
import { ask } from '../../journey/asker.ts';
import { crowd } from '../../journey/crowd.ts';
import { readMails } from '../../journey/mailbox.ts';
import { readQuestions } from '../../journey/questions.ts';
import { readCast } from '../../journey/region.ts';
import { untilAtRest } from '../rest.ts';
import { lookAtStream } from '../stream-monitor.ts';
import { deliverAllAgain } from './durables.ts';
import { loadRegion, type OwnServices, storesOf, withOwnServices, withoutPortal } from './own-services.ts';
import { changes, takeSnapshot } from './snapshot.ts';
import { mustBeZero, secondsSince, type Trial, type TrialOptions, type Verdict } from './trial.ts';

const clients = 16;
/** One question is some fifteen deliveries, so that everything is delivered again several times. */
const questionsFor = (deliveries: number): number => Math.min(800, Math.max(20, Math.ceil(deliveries / 120)));
const questionsFile = fileURLToPath(new URL('../../journey/questions.demo.jsonl', import.meta.url));

/** `count` deliveries of already handled messages to every service, past JetStream's own dedupe: nothing may come of them. */
export const redelivery: Trial = {
  usual: 100_000,
  short: 1_000,
  run: (options) => withOwnServices({ runs: withoutPortal, say: options.say }, (own) => proof(own, options)),
};

async function proof(own: OwnServices, { count, say }: TrialOptions): Promise<Verdict> {
  await askQuestions(own, questionsFor(count), say);
  const before = await everything(own, say);
  say(`${before.lastSequence} berichten, ${before.documents.size} documenten, ${before.mails.length} mails: nu komt alles opnieuw`);
  const begin = performance.now();
  const redeliveries = await deliverAgain(own, count, say);
  const seconds = secondsSince(begin);
  const after = await everything(own, say);
  const changed = changes(before.documents, after.documents);
  for (const name of changed.slice(0, 10)) say(`  veranderd: ${name}`);
  const figures = {
    redeliveries,
    secondEffects: changed.length,
    doubleMails: after.mails.length - new Set(before.mails).size,
    newEvents: after.lastSequence - before.lastSequence,
    seconds,
  };
  return { figures, faults: mustBeZero(figures, ['secondEffects', 'doubleMails', 'newEvents']) };
}

async function askQuestions({ house }: OwnServices, count: number, say: TrialOptions['say']): Promise<void> {
  const cast = await readCast(loadRegion);
  const pool = readQuestions(questionsFile);
  say(`${count} vragen …`);
  const numbers = Array.from({ length: count }, (_, i) => i);
  await crowd(numbers, clients, async (number) => void (await ask(house.addresses.intake, pool[number % pool.length]!, cast, number)));
}

/** What there is once nothing is under way any more. */
async function everything({ house, stores }: OwnServices, say: TrialOptions['say']) {
  await untilAtRest(stores, house.addresses.natsMonitor, say);
  const { lastSequence } = await lookAtStream(house.addresses.natsMonitor);
  const mails = (await readMails(house.addresses.mail)).map(({ mailId }) => mailId);
  return { lastSequence, mails, documents: await takeSnapshot(storesOf(house)) };
}

async function deliverAgain({ house }: OwnServices, count: number, say: TrialOptions['say']): Promise<number> {
  const connection = await connect({ servers: house.addresses.nats });
  try {
    const manager = await connection.jetstreamManager();
    let deliveries = 0;
    while (deliveries < count) {
      deliveries += await deliverAllAgain(manager);
      say(`${deliveries} van ${count} keer opnieuw bezorgd`);
    }
    return deliveries;
  } finally {
    await connection.close();
  }
}
