import { fileURLToPath } from 'node:url';
import type { Asked } from '../journey/asker.ts';
import { type Played, play } from '../journey/play.ts';
import { type LabelledQuestion, readQuestions } from '../journey/questions.ts';
import { readCast } from '../journey/region.ts';
import { type DoneFault, doFaults } from './do-faults.ts';
import { createDoorWatch } from './door-watch.ts';
import { type FaultPlan, planFaults } from './plan-faults.ts';
import { untilAtRest } from './rest.ts';
import type { Scene } from './scene.ts';

const everyMs = 1_500;
/** Questions go on coming until so long after the last fault. */
const tailMs = 4_000;
const questionsFile = fileURLToPath(new URL('../journey/questions.demo.jsonl', import.meta.url));
/** They are the witnesses. */
const notTouched = new Set(['mail', 'sign-in']);

/** Plays the people while the faults are done one after another, then waits until the system has come to rest. */
export async function storm(
  surroundings: Omit<Scene, 'door'>,
  given: { plan: FaultPlan; rate: number; regionFile: string },
): Promise<{ played: Played; done: DoneFault[] }> {
  const { house, say, stores } = surroundings;
  const parts = house.parts.map(({ name }) => name).filter((name) => !notTouched.has(name));
  const cast = await readCast(given.regionFile);
  const pool = readQuestions(questionsFile);
  const asked = new Map<string, Asked>();
  const scene: Scene = { ...surroundings, door: createDoorWatch({ intakes: house.addresses.intake, asked, questions: pool, cast }) };
  let until = Number.POSITIVE_INFINITY;
  const questions = asLongAs(() => Date.now() < until, pool);
  const playing = play({ addresses: house.addresses, questions, cast, asked, rate: given.rate, progress: say, patienceMs: 180_000 });
  const raging = doFaults(scene, planFaults(parts, given.plan), everyMs).finally(() => {
    until = Date.now() + tailMs;
  });
  const [played, done] = await Promise.all([playing, raging]);
  await untilAtRest(stores, house.addresses.natsMonitor, say);
  return { played, done };
}

function* asLongAs(holds: () => boolean, pool: readonly LabelledQuestion[]): Generator<LabelledQuestion> {
  for (let i = 0; holds(); i++) yield pool[i % pool.length]!;
}
