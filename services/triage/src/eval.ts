import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluate } from './model/evaluate.ts';
import type { Figures } from './model/figures.ts';
import { fuzz } from './model/fuzz.ts';
import { type LabelledQuestion, readQuestions } from './model/labelled-question.ts';
import { MODEL_FOLDER } from './model/model-file.ts';
import { loadNames } from './model/name-files.ts';
import { loadModel } from './model/read-question.ts';

const HELP = `Reads labelled questions with the trained model and prints how well it did; or reads strange texts.

  npm run triage:eval -- FILE... [--model FOLDER] [--by FIELD] [--errors] [--json]
  npm run triage:eval -- --fuzz N [--seed S] [--model FOLDER] [--errors] [--json]

  FILE            labelled questions, one JSON object a line
  --model FOLDER  a model written by triage:train --out FOLDER
  --fuzz N        reads N strange texts, half of them with a phrase of danger in disguise
  --seed S        other strange texts (1)
  --by FIELD      also prints how well it did for each lead, sector or role (who asks)
  --errors        prints the questions whose lead was wrong, the surest first; or the texts that went wrong
  --json          prints one JSON object on the last line`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string' },
    by: { type: 'string' },
    fuzz: { type: 'string' },
    seed: { type: 'string', default: '1' },
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const folder = values.model === undefined ? MODEL_FOLDER : pathToFileURL(`${values.model}/`);

if (values.help) console.log(HELP);
else if (values.fuzz !== undefined) readStrangeTexts(Number(values.fuzz), Number(values.seed));
else if (positionals.length === 0) {
  console.error(`Name at least one file with labelled questions.\n\n${HELP}`);
  process.exitCode = 2;
} else judge();

function judge(): void {
  const questions = positionals.flatMap((file) => readQuestions(file));
  const model = loadModel(folder);
  const names = loadNames(folder);
  const { figures, errors } = evaluate(model, names, questions);
  if (values.errors) {
    for (const { id, lead, chosen, probability } of errors) {
      console.log(`${id}: ${lead}, read as ${chosen} (${probability.toFixed(2)})`);
    }
  }
  if (values.by === 'lead' || values.by === 'sector' || values.by === 'role') tellBy(values.by, questions, (group) => evaluate(model, names, group).figures);
  print(figures);
}

function tellBy(field: 'lead' | 'sector' | 'role', questions: LabelledQuestion[], figuresOf: (group: LabelledQuestion[]) => Figures): void {
  const groups = Map.groupBy(questions, (question) => question[field] ?? 'not said');
  for (const [name, group] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    const { n, leadOk, firstTopic, autoShare, leadOkAuto } = figuresOf(group);
    console.log(`${name.padEnd(12)} n ${n}, leadOk ${leadOk}, firstTopic ${firstTopic}, autoShare ${autoShare}, leadOkAuto ${leadOkAuto}`);
  }
}

function readStrangeTexts(texts: number, seed: number): void {
  const { figures, faults } = fuzz(loadModel(folder), { texts, seed });
  if (values.errors) for (const { number, what, text } of faults) console.log(`${number}: ${what}: ${JSON.stringify(text)}`);
  print(figures);
  if (faults.length > 0) process.exitCode = 1;
}

function print(figures: object): void {
  if (values.json) console.log(JSON.stringify(figures));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(20)} ${value}`);
}
