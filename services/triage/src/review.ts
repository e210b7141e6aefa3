import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { ConfigFault, isFailure } from '@mio/runtime';
import { openForCommand } from '@mio/service';
import { readReaders } from './adapters/current-reader.ts';
import { commandConfig } from './config.ts';
import { flow } from './flow.ts';
import { readTrainingSets } from './model/training-sets.ts';
import { approve, nameOf, review, rollBack } from './review/review.ts';
import { tellHistory, tellReview } from './review/tell-review.ts';

const reviewHelp = `Looks at what people decided otherwise than the model, proposes a rule or a new model, and replays old cases with it.
Nothing reads otherwise until a person approves; the running service then takes it over within seconds.

  npm run triage:review -- [--fewest N] [--json]
  npm run triage:review -- --approve ID --by NAME [--why TEXT]
  npm run triage:review -- --roll-back [--by NAME] [--why TEXT]
  npm run triage:review -- --history

  --fewest N    propose a new model from so many overruled cases on (usual: 10)
  --approve ID  let this proposal read from now on; who, when and why is written down
  --roll-back   what read before the last approval reads again
  --history     who approved what, when and why
  --json        prints one JSON object on the last line
  Needs the settings of triage (MIO_STORE, MIO_HOUSE_SECRET, MIO_INTAKE, MIO_MODELS); on a machine of npm start they are
  taken from its data folder (MIO_DATA, usual: .mio/data). MIO must run: intake gives the texts, to this command alone.`;

const options = {
  fewest: { type: 'string', default: '10' },
  approve: { type: 'string' },
  'roll-back': { type: 'boolean', default: false },
  history: { type: 'boolean', default: false },
  by: { type: 'string', default: '' },
  why: { type: 'string', default: '' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Resolves to the exit code. */
export async function runReview(args: readonly string[], env: NodeJS.ProcessEnv, say: (line: string) => void = console.log): Promise<number> {
  const values = readValues(args);
  if (values === undefined || values.help) {
    say(reviewHelp);
    return values === undefined ? 2 : 0;
  }
  const config = commandConfig(env);
  const bench = await openForCommand({ service: 'triage', config, flow });
  try {
    const told = await act(bench, config, values);
    say(told.text);
    if (values.json) say(JSON.stringify(told.json));
    return 0;
  } catch (error) {
    if (!isFailure(error)) throw error;
    console.error(error.kind === 'unavailable' ? `Dat lukt nu niet: start MIO en probeer het opnieuw. (${error.message})` : error.message);
    return 1;
  } finally {
    await bench.close();
  }
}

function readValues(args: readonly string[]): Values | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (/^[1-9]\d*$/.test(values.fewest)) return values;
    console.error('--fewest takes a whole number from 1 on.');
  } catch (error) {
    console.error((error as Error).message);
  }
  return undefined;
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function act(bench: Awaited<ReturnType<typeof openForCommand>>, config: ReturnType<typeof commandConfig>, values: Values) {
  const { MIO_MODELS: folder, MIO_INTAKE: intake } = config;
  const { by, why, approve: proposal } = values;
  if (proposal !== undefined) {
    const version = await approve({ bench, proposal, by, why, folder });
    return { text: `Goedgekeurd door ${by}. Vanaf nu leest ${nameOf(version)}.`, json: { approved: proposal, by, version } };
  }
  if (values['roll-back']) {
    const who = by || userInfo().username;
    const version = await rollBack({ bench, by: who, why });
    return { text: `Teruggedraaid door ${who}. Vanaf nu leest ${nameOf(version)}.`, json: { rolledBack: true, by: who, version } };
  }
  if (values.history) {
    const history = (await readReaders(bench.store))?.history ?? [];
    return { text: tellHistory(history), json: { history } };
  }
  const tell = (what: string) => console.error(what);
  const found = await review({ bench, intake, folder, training: readTrainingSets(), fewest: Number(values.fewest), tell });
  const { reads, judged, known, overruled, proposals } = found;
  return { text: tellReview(found), json: { reads, judged, known, overruled: overruled.map(({ caseId }) => caseId), proposals } };
}

if (import.meta.main) {
  process.exitCode = await runReview(process.argv.slice(2), process.env).catch((error: Error) => {
    console.error(error instanceof ConfigFault ? error.message : error);
    return 1;
  });
}
