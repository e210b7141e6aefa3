import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, wholeNumber } from '../local/arguments.ts';
import type { Addresses } from '../local/plan.ts';
import { until } from '../local/until.ts';
import { differences, readFigures } from './figures.ts';
import { outcomeOf } from './outcome.ts';
import { withOwnHouse } from './own-house.ts';
import { play } from './play.ts';
import { readQuestions } from './questions.ts';
import { readCast } from './region.ts';
import { createStaff } from './staff.ts';
import { summaryOf } from './summary.ts';

const help = `
npm run demo [-- --questions FILE] [--url URL] [--rate N] [--json]
  Asks real questions as the website does, plays experts and desk through the doors that people use, waits until all is
  settled, checks from outside and says what happened.
  --questions FILE  labelled questions, one JSON object a line (usual: infra/journey/questions.demo.jsonl)
  --url URL         of the running system's first page (as npm start printed it); without it a fresh system is started and stopped
  --rate N          questions a second (usual: as fast as eight people can ask)
  --json            print one JSON object on the last line
`;
const usualQuestions = fileURLToPath(new URL('questions.demo.jsonl', import.meta.url));

const values = readArguments(help, { questions: { type: 'string' }, url: { type: 'string' }, rate: { type: 'string' }, json: { type: 'boolean' } });
const say = (line: string): void => console.error(line);

async function run(addresses: Pick<Addresses, 'intake' | 'portal' | 'mail'>): Promise<boolean> {
  const questions = readQuestions(resolve(values.questions ?? usualQuestions));
  const cast = await readCast();
  const ops = await createStaff(addresses.portal).as(cast.withRole('ops')[0]!);
  const before = await readFigures(ops);
  const played = await play({ addresses, questions, cast, rate: wholeNumber('rate', values.rate, 0), progress: say, patienceMs: 120_000 });
  const outcome = await outcomeOf(played, addresses.mail);
  const agree = async () => differences(outcome, before, await readFigures(ops)).length === 0;
  // The figures follow the events by a moment.
  await until('the figures agree', agree, 10_000).catch(() => undefined);
  const unlike = differences(outcome, before, await readFigures(ops));
  console.log(summaryOf(outcome, unlike));
  if (values.json) console.log(JSON.stringify({ ...outcome, figuresAgree: unlike.length === 0 }));
  return outcome.asked === questions.length && outcome.lost + outcome.doubleMails + outcome.custodyViolations + unlike.length === 0;
}

/** Of a running system only the first address is given; the others follow it. */
function addressesFrom(url: string): Pick<Addresses, 'intake' | 'portal' | 'mail'> {
  const at = (offset: number) => {
    const place = new URL(url);
    place.port = String(Number(place.port) + offset);
    return place.origin;
  };
  return { intake: [at(0)], portal: [at(1)], mail: at(3) };
}

try {
  const ok = values.url === undefined ? await withOwnHouse({ replicas: 1, say }, ({ addresses }) => run(addresses)) : await run(addressesFrom(values.url));
  process.exit(ok ? 0 : 1);
} catch (error) {
  console.error(`De demo is niet geslaagd: ${(error as Error).message}`);
  process.exit(1);
}
