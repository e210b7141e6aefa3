import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluate } from './model/evaluate.ts';
import { readQuestions } from './model/labelled-question.ts';
import { loadModel } from './model/read-question.ts';

const HELP = `Reads labelled questions with the trained model and prints how well it did.

  npm run triage:eval -- FILE... [--model FOLDER] [--errors] [--json]

  FILE            labelled questions, one JSON object a line
  --model FOLDER  a model written by triage:train --out FOLDER
  --errors        prints the questions whose lead was wrong, the surest first
  --json          prints one JSON object on the last line`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string' },
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else if (positionals.length === 0) {
  console.error(`Name at least one file with labelled questions.\n\n${HELP}`);
  process.exitCode = 2;
} else judge();

function judge(): void {
  const model = values.model === undefined ? loadModel() : loadModel(pathToFileURL(`${values.model}/`));
  const { figures, errors } = evaluate(
    model,
    positionals.flatMap((file) => readQuestions(file)),
  );
  if (values.errors) {
    for (const { id, lead, chosen, probability } of errors) {
      console.log(`${id}: ${lead}, read as ${chosen} (${probability.toFixed(2)})`);
    }
  }
  if (values.json) console.log(JSON.stringify(figures));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(20)} ${value}`);
}
