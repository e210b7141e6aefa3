import type { Register } from '@mio/contracts/rpc/directory/v1/service';
import type { Region } from '../../services/directory/src/domain/region.ts';
import { createChecker } from '../history/check.ts';
import type { Violation } from '../history/entry.ts';
import { subscriptionsOf } from '../history/subscriptions.ts';
import { createAskers } from './askers.ts';
import { createDice, type FaultKind } from './faults.ts';
import type { MailServer } from './mail-line.ts';
import { createMemoryStream } from './memory-stream.ts';
import { createPeople } from './people.ts';
import { createPingPong } from './ping-pong.ts';
import { createPoison } from './poisoned.ts';
import { createProcesses, type Parts, type Process } from './processes.ts';
import { nextWork, quietUntil } from './quiet.ts';
import { randomFrom } from './random.ts';
import { figuresTwice } from './rebuild.ts';
import { createRecorder } from './recorder.ts';
import { createRounds } from './rounds.ts';
import { createScheduler, type Owner } from './scheduler.ts';
import { flows, servicePlans } from './services.ts';
import { lookEveryMs } from './take-part.ts';
import { createTrouble } from './trouble.ts';
import { installVirtualTime } from './virtual-time.ts';

export interface WorldPlan {
  readonly seed: number;
  readonly cases: number;
  readonly without: ReadonlySet<FaultKind>;
  readonly regions: readonly { readonly region: Region; readonly register: Register }[];
  readonly keep?: ((line: string) => void) | undefined;
}

export interface Outcome {
  readonly seed: number;
  readonly cases: number;
  readonly steps: number;
  readonly violations: readonly Violation[];
  readonly hits: Readonly<Record<string, number>>;
  readonly history: string;
}

const settlingMs = 15_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Before a weekend, a change of the clocks, the holidays. */
const beginnings = ['2026-03-26T09:00:00Z', '2026-10-23T07:00:00Z', '2026-11-25T08:00:00Z', '2026-12-22T10:00:00Z'];

/** All services in one process, from the first question until everything has come to rest; the same plan, the same history. */
export async function playWorld(plan: WorldPlan): Promise<Outcome> {
  const { seed, without, keep } = plan;
  const { region, register } = randomFrom(seed, 'region').oneOf(plan.regions);
  const startAt = Date.parse(randomFrom(seed, 'beginning').oneOf(beginnings));
  const checker = createChecker({ subscriptions: subscriptionsOf(flows) });
  const recorder = createRecorder({ checker, keep });
  const dice = createDice({ seed, without });
  let parts: Parts;
  // After a change of the stream's own every process looks after it, whether or not there is work.
  const isDisturbed = () => scheduler.now() - parts.stream.changedAt() < settlingMs;
  const scheduler = createScheduler({
    random: randomFrom(seed, 'scheduler'),
    startAt,
    quietUntil: () => (isDisturbed() || !parts.stream.isQuiet() ? undefined : quietUntil(parts.processes.stores, kindsOf, scheduler.now())),
    worthALook: (owner) => {
      const store = parts.processes.stores.get((owner as Process).service);
      return store === undefined || isDisturbed() || nextWork(store, kindsOf(store.service)) <= scheduler.now();
    },
  });
  const uninstall = installVirtualTime({ scheduler, random: randomFrom(seed, 'code'), lookEveryMs: [lookEveryMs.dueTimes] });
  try {
    const stream = createMemoryStream({ scheduler, random: randomFrom(seed, 'stream'), dice, recorder });
    const server: MailServer = { awayUntil: 0 };
    const poison = createPoison({ seed, dice, count: recorder.count });
    const processes = createProcesses(servicePlans({ seed, register, server, poison }), { scheduler, dice, recorder, stream });
    parts = { scheduler, dice, recorder, stream, processes };
    const people = createPeople(parts, { register, seed });
    const story = createStory(parts, { plan, people, region, register, server });
    processes.start();
    const rests = await tell(parts, [story.live, dice.end, story.finish, poison.heal, story.sendAgain, story.figures], mostSteps(plan.cases));
    const restless = rests ? [] : whatIsLeft(parts);
    const violations = [...restless, ...checker.end()];
    return { seed, cases: plan.cases, steps: scheduler.steps(), violations, hits: recorder.hits(), history: recorder.digest() };
  } finally {
    uninstall();
  }
}

const kinds = new Map(flows.map(({ service, kinds }) => [service, kinds.map(({ name }) => name)]));
const kindsOf = (service: string): readonly string[] => kinds.get(service)!;

/** Something is always left to do while a poisoned question is not healed: intake says it again every hour. */
const restMs = 3 * day;

/** Why it does not come to rest: what is said again for ever, or else anything. */
function whatIsLeft({ processes, scheduler }: Parts): Violation[] {
  const at = scheduler.now();
  const unsaid = [...processes.stores.values()].flatMap(({ service, tables }) =>
    kindsOf(service).flatMap((collection) => tables.page({ collection, index: 'unsaid', limit: 3 }).documents.map(({ id }) => id)),
  );
  const ever = unsaid.map((about): Violation => ({ invariant: 'I6', at, about, what: 'is never known to be out, and said again for ever' }));
  return [...ever, { invariant: 'rest', at, about: 'world', what: 'it never comes to rest' }];
}

/** Several times what the stormiest worlds take. */
const mostSteps = (cases: number): number => 300_000 + 3_000 * cases;

/** Tells the story part by part, each until nothing is left to do; false when that takes for ever. */
async function tell(parts: Parts, chapters: readonly (() => Promise<void> | void)[], most: number): Promise<boolean> {
  for (const chapter of chapters) {
    const telling = chapter();
    if (telling !== undefined && !(await isTold(parts, telling, most))) return false;
  }
  return true;
}

async function isTold({ scheduler }: Parts, telling: Promise<void>, most: number): Promise<boolean> {
  let told = false;
  let failed: unknown;
  telling.then(
    () => {
      told = true;
    },
    (error) => {
      failed = error;
    },
  );
  let latest = scheduler.now() + 200 * day;
  await scheduler.run(() => {
    if (told) latest = Math.min(latest, scheduler.now() + restMs);
    return failed !== undefined || scheduler.now() > latest || scheduler.steps() > most;
  });
  if (failed !== undefined) throw failed;
  return told && scheduler.steps() <= most;
}

type Cast = { plan: WorldPlan; people: ReturnType<typeof createPeople>; region: Region; register: Register; server: MailServer };

function createStory(parts: Parts, { plan, people, region, register, server }: Cast) {
  const { scheduler, recorder, processes } = parts;
  const { seed, cases } = plan;
  const random = randomFrom(seed, 'story');
  const askers = createAskers(parts, people, { seed, schools: register.schools.map(({ id }) => id) });
  const rounds = createRounds(parts, people, seed);
  const pingPong = createPingPong(parts, people, seed);
  const trouble = createTrouble(parts, { people, server, region, seed });

  async function volley(count: number): Promise<void> {
    trouble.during(90_000);
    if (random.chance(0.25)) void trouble.loadRegion();
    for (let i = 0; i < count; i++) void people.pause(random.between(0, 15_000)).then(askers.ask);
    await people.pause(20_000);
    const some = () => askers.accepted[askers.accepted.length - 1 - random.below(Math.min(count, askers.accepted.length))];
    const [often, back] = [some(), some()];
    if (often !== undefined && random.chance(0.4)) void pingPong.lookOften(often, 75);
    if (back !== undefined && random.chance(0.25)) void pingPong.sendBack(back, 60);
  }

  return {
    async live(): Promise<void> {
      void trouble.loadRegion();
      for (let asked = 0; asked < cases; ) {
        const count = Math.min(30 + random.below(91), cases - asked);
        asked += count;
        await volley(count);
        await people.pause(random.chance(0.5) ? random.between(0.5 * minute, 20 * minute) : random.between(0.5 * hour, 5 * hour));
        trouble.during(60_000);
        await rounds.round(false);
        if (random.chance(0.15)) await people.pause(random.between(8 * hour, 60 * hour));
      }
    },
    async finish(): Promise<void> {
      await people.pause(10 * minute);
      for (let round = 0; round < 12; round++) {
        await rounds.round(true);
        await people.pause(30 * minute);
      }
    },
    async sendAgain(): Promise<void> {
      const owner: Owner = { name: 'ops', dead: false, stoppedUntil: 0 };
      for (const service of processes.stores.keys()) {
        const letters = await processes.ask(owner, service, ({ stuck }) => stuck.parked());
        for (const { id, stuck } of letters) {
          if (stuck.bytes !== undefined || (service === 'notification' && random.chance(0.2))) continue;
          recorder.count('act: dead letter sent again');
          await processes.ask(owner, service, (process) => process.stuck.sendAgain(id));
        }
      }
    },
    async figures(): Promise<void> {
      for (const caseId of askers.accepted) await askers.query(caseId);
      const owner: Owner = { name: 'checker', dead: false, stoppedUntil: 0 };
      const clock = { now: () => new Date(scheduler.now()).toISOString() };
      const { live, rebuilt } = await scheduler.as(owner, () => figuresTwice(processes.stores, clock));
      recorder.record({ what: 'figures', at: scheduler.now(), live, rebuilt });
    },
  };
}
