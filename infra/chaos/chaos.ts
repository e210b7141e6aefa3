import { fileURLToPath } from 'node:url';
import type { Status } from '../journey/asker.ts';
import { type OutsideOutcome, outcomeOf } from '../journey/outcome.ts';
import { withOwnHouse } from '../journey/own-house.ts';
import { type Played, play } from '../journey/play.ts';
import { readQuestions } from '../journey/questions.ts';
import { readCast } from '../journey/region.ts';
import { readArguments, wholeNumber } from '../local/arguments.ts';
import type { LocalHouse } from '../local/local-house.ts';
import { startMongoProtocol } from '../servers/mongo-protocol.ts';
import { checkDocuments, type DocumentFaults } from './check-documents.ts';
import { type DoneFault, doFaults } from './do-faults.ts';
import { killInMidReplay } from './mid-replay.ts';
import { planFaults } from './plan-faults.ts';
import { randomFrom } from './random.ts';
import { recoveries } from './recovery.ts';

const help = `
npm run chaos [-- --kills N] [--seed S] [--wipe-nats N] [--rate N] [--store sqlite|mongodb] [--json]
  A fresh system with two replicas of every service is asked questions and played by people, while processes are
  killed (-9), the NATS store is deleted, the stream is set back, and relays die in mid-replay. Checked from the
  outside: what was answered with 202, what mail arrived, what the documents say.
  --kills N      how many processes are killed (usual 20)
  --seed S       decides the order of faults (usual 1)
  --wipe-nats N  how often the whole NATS store is deleted (usual 1)
  --rate N       questions a second (usual 10)
  --store NAME   sqlite (usual), or mongodb on a protocol server that is started for it
`;
const values = readArguments(help, {
  kills: { type: 'string' },
  seed: { type: 'string' },
  'wipe-nats': { type: 'string' },
  rate: { type: 'string' },
  store: { type: 'string' },
  json: { type: 'boolean' },
});
const kills = wholeNumber('kills', values.kills, 20);
const wipes = wholeNumber('wipe-nats', values['wipe-nats'], 1);
const rate = wholeNumber('rate', values.rate, 10);
const random = randomFrom(wholeNumber('seed', values.seed, 1));
const say = (line: string): void => console.error(line);
const everyMs = 1_500;
const questionsFile = fileURLToPath(new URL('../journey/questions.demo.jsonl', import.meta.url));
const notKilled = new Set(['mail', 'sign-in']);

async function storm(house: LocalHouse, replays: ReturnType<typeof killInMidReplay>) {
  const parts = house.parts.map(({ name }) => name).filter((name) => !notKilled.has(name));
  const faults = planFaults(parts, { kills, wipes, random });
  const pool = readQuestions(questionsFile);
  // Questions go on coming until after the last fault.
  const count = Math.ceil((rate * (faults.length + 4) * everyMs) / 1000) + rate * 5;
  const questions = Array.from({ length: count }, (_, i) => pool[i % pool.length]!);
  const cast = await readCast();
  const playing = play({ addresses: house.addresses, questions, cast, rate, progress: say, patienceMs: 180_000 });
  const raging = (async () => {
    const done: DoneFault[] = [];
    for (const fault of faults) {
      if (fault.what === 'wipe nats') replays.arm();
      done.push(...(await doFaults(house, [fault], everyMs, say)));
    }
    return done;
  })();
  const [played, done] = await Promise.all([playing, raging]);
  return { played, done, outcome: await outcomeOf(played, house.addresses.mail) };
}

async function main(): Promise<boolean> {
  const mongo = values.store === 'mongodb' ? await startMongoProtocol() : undefined;
  const replays = killInMidReplay(say);
  try {
    return await withOwnHouse({ replicas: 2, say, line: replays.line, ...(mongo === undefined ? {} : { store: mongo.url }) }, async (house) => {
      replays.watch(house.parts);
      const { played, done, outcome } = await storm(house, replays);
      await house.stop();
      const documents = await checkDocuments(
        mongo?.url ?? `sqlite:${house.data}/stores`,
        played.asked.map(({ caseId }) => caseId),
      );
      return report(played, done, outcome, documents, replays.killed());
    });
  } finally {
    await mongo?.stop();
  }
}

function report(played: Played, done: readonly DoneFault[], outcome: OutsideOutcome, documents: DocumentFaults, killedInReplay: number): boolean {
  const { medianS, worstS, wipesWorstS } = recoveries(played, done);
  const result = {
    kills: done.filter(({ what }) => what.startsWith('kill')).length + killedInReplay,
    wipes: done.filter(({ what }) => what === 'wipe nats').length,
    cutBacks: done.filter(({ what }) => what === 'cut back').length,
    killedInReplay,
    asked: outcome.asked,
    accepted: outcome.accepted,
    queued: outcome.queued,
    outOfScope: outcome.outOfScope,
    rejected: outcome.rejected,
    lost: Math.max(outcome.lost, documents.lost.length),
    doubleMails: outcome.doubleMails,
    unknownMails: documents.unknownMails.length,
    custodyViolations: outcome.custodyViolations + documents.custody.length,
    traceViolations: documents.trace.length,
    recoveryMedianS: medianS,
    recoveryWorstS: worstS,
    wipeRecoveryWorstS: wipesWorstS,
  };
  for (const [what, value] of Object.entries(result)) say(`  ${what.padEnd(22)} ${value}`);
  for (const [what, cases] of Object.entries(documents)) if (cases.length > 0) say(`  ${what}: ${cases.slice(0, 20).join(' ')}`);
  for (const [caseId, end] of played.ends) if (!isAtRest(end)) say(`  not at rest: ${caseId} ${JSON.stringify(end ?? null)}`);
  if (values.json) console.log(JSON.stringify(result));
  return result.lost + result.doubleMails + result.custodyViolations + result.traceViolations === 0;
}

const isAtRest = (end: Status | undefined): boolean => end !== undefined && ['accepted', 'closed', 'offered'].includes(end.state);

try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  console.error(`chaos: ${(error as Error).stack}`);
  process.exit(1);
}
