import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { MODEL_FOLDER } from './model/model-file.ts';
import { readNameWords, writeNames } from './model/name-files.ts';
import { trainAndWrite } from './model/train-and-write.ts';
import { trainNames } from './model/train-names.ts';
import { readTrainingSets } from './model/training-sets.ts';

const HELP = `Trains the model of triage from the sets in services/triage/data and writes it.
Same data, same bytes.

  npm run triage:train -- [--without FILE]... [--out FOLDER] [--json]

  --without FILE  leaves this training set out, to judge the model by it
  --out FOLDER    writes the model there instead of services/triage/model
  --json          prints one JSON object on the last line: questions seconds bytes`;

const { values } = parseArgs({
  options: {
    without: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else train();

function train(): void {
  const began = performance.now();
  const folder = values.out === undefined ? MODEL_FOLDER : pathToFileURL(`${values.out}/`);
  const questions = readTrainingSets(values.without);
  const trained = trainAndWrite(questions, folder, (what) => console.log(what));
  writeNames(folder, trainNames(questions, readNameWords()));
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const { version, bytes, measured } = trained;
  console.log(`model ${version}: ${questions.length} questions, ${bytes} bytes, ${seconds} s`);
  if (values.json) console.log(JSON.stringify({ questions: questions.length, seconds, bytes, version, ...measured }));
}
