import { fileURLToPath } from 'node:url';
import { connect, type JetStreamClient, type JetStreamManager } from 'nats';
import type { Part } from '../../local/plan.ts';
import { until } from '../../local/until.ts';
import { endOf } from './case-ends.ts';
import { type Chain, chains } from './chains.ts';
import { durablesOf, isSettled, streamName } from './durables.ts';
import { publishAll } from './events.ts';
import { type OwnServices, withOwnServices } from './own-services.ts';
import { mustBeZero, secondsSince, type Trial, type TrialOptions, type Verdict } from './trial.ts';

/** So few messages may wait unsettled: if one waited there for its predecessor, everything would stop. */
const mostPending = 16;
const patienceMs = 600_000;
const inOrderPerChain = 5;

/** `count` cases of which the last event comes first: all of them end as they do in order. */
export const early: Trial = {
  usual: 10_000,
  short: 300,
  run: (options) => withOwnServices({ runs: caseworkAndInsight, say: options.say }, (own) => proof(own, options)),
};

function caseworkAndInsight(part: Part): Part | undefined {
  if (part.name === 'insight') return { ...part, file: fileURLToPath(new URL('./insight-alone.ts', import.meta.url)) };
  return part.name === 'casework' ? part : undefined;
}

interface Line {
  readonly manager: JetStreamManager;
  readonly client: JetStreamClient;
}
interface Case {
  readonly caseId: string;
  readonly chain: Chain;
}
const casesOf = (name: string, count: number): Case[] =>
  Array.from({ length: count }, (_, i) => ({ caseId: `${name}-${i}`, chain: chains[i % chains.length]! }));

async function proof(own: OwnServices, { count, say }: TrialOptions): Promise<Verdict> {
  const connection = await connect({ servers: own.house.addresses.nats });
  try {
    const line: Line = { manager: await connection.jetstreamManager(), client: connection.jetstream() };
    for (const { name } of await durablesOf(line.manager)) await line.manager.consumers.update(streamName, name, { max_ack_pending: mostPending });
    const wanted = await endsInOrder(own, line);
    const cases = casesOf('BACKWARDS', count);
    say(`${count} zaken, van elke zaak de laatste gebeurtenis eerst`);
    const begin = performance.now();
    await publishBackwards(line, cases);
    await untilSettled(own, line, say);
    const figures = { cases: count, ...(await ended(own, cases, wanted)), seconds: secondsSince(begin) };
    const faults = mustBeZero(figures, ['kept', 'stuck', 'differing']);
    if (figures.settled !== count) faults.push(`${figures.settled} of ${count} cases settled`);
    const limits = (await durablesOf(line.manager)).map(({ config }) => config.max_ack_pending);
    if (limits.length !== 2 || limits.some((limit) => limit !== mostPending)) faults.push(`the durables were not limited to ${mostPending} but to ${limits}`);
    return { figures, faults };
  } finally {
    await connection.close();
  }
}

/** Chain -> how its cases end when each event comes after the one before has been taken. */
async function endsInOrder(own: OwnServices, line: Line): Promise<ReadonlyMap<Chain, string>> {
  const cases = casesOf('INORDER', chains.length * inOrderPerChain);
  for (let place = 0; place < longest(cases); place++) {
    await publishAll(line.client, atPlace(cases, place));
    await untilSettled(own, line, () => undefined);
  }
  const ends = new Map<Chain, string>();
  for (const { caseId, chain } of cases) {
    const end = await endOf(own.stores, chain, caseId);
    if (end === undefined || (ends.get(chain) ?? end) !== end) throw new Error(`cases of "${chain.name}" do not end alike even in order: ${end}`);
    ends.set(chain, end);
  }
  return ends;
}

async function publishBackwards({ client }: Line, cases: readonly Case[]): Promise<void> {
  for (let place = longest(cases) - 1; place >= 0; place--) await publishAll(client, atPlace(cases, place));
}

const longest = (cases: readonly Case[]): number => Math.max(...cases.map(({ chain, caseId }) => chain.messages(caseId).length));
const atPlace = (cases: readonly Case[], place: number) => cases.flatMap(({ chain, caseId }) => chain.messages(caseId)[place] ?? []);

/** Until casework has taken everything, has said all that follows, and insight has taken that too. */
async function untilSettled({ stores }: OwnServices, { manager }: Line, say: TrialOptions['say']): Promise<void> {
  let toldAt = performance.now();
  const hasSettled = async (durable: string) => {
    const info = await manager.consumers.info(streamName, durable);
    if (performance.now() - toldAt > 5_000) {
      toldAt = performance.now();
      say(`nog ${info.num_pending} berichten voor ${durable}`);
    }
    return isSettled(info);
  };
  const unsaid = () => stores.of('casework').count({ collection: 'case', index: 'unsaid', from: '' });
  const settled = async () => (await hasSettled('casework')) && (await unsaid()) === 0 && (await hasSettled('insight'));
  await until('casework and insight have taken everything', settled, patienceMs, 100);
}

async function ended({ stores }: OwnServices, cases: readonly Case[], wanted: ReadonlyMap<Chain, string>) {
  const ends = [];
  for (const { caseId, chain } of cases) ends.push({ chain, end: await endOf(stores, chain, caseId) });
  const counts = (service: string, collection: string, index: string) => stores.of(service).count({ collection, index, from: '' });
  const kept = (await counts('casework', 'case', 'earlySince')) + (await counts('insight', 'row', 'earlySince'));
  let stuck = 0;
  for (const service of ['casework', 'insight']) for (const index of ['retryAt', 'parkedAt']) stuck += await counts(service, 'stuck', index);
  return {
    settled: ends.filter(({ end }) => end !== undefined).length,
    kept,
    stuck,
    differing: ends.filter(({ chain, end }) => end !== undefined && end !== wanted.get(chain)).length,
  };
}
