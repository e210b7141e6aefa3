import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Version } from '../domain/readers.ts';
import { loadModel, type Model, type Reading, readQuestion } from '../model/read-question.ts';
import { applyRules, rulesMark } from './apply-rules.ts';

/** Reads questions; each reading says by which version. */
export interface QuestionReader {
  readonly version: string;
  readonly model: Model;
  read(text: string): Reading;
}

/** Throws when the version's files are not there or do not belong together. `folder`: where approved models lie. */
export function openReader({ model: name, rules }: Version, folder: string | undefined): QuestionReader {
  if (name !== '' && folder === undefined) throw new Error(`no folder is named for the model ${name}`);
  const model = name === '' ? loadModel() : loadModel(pathToFileURL(join(folder!, name, '/')));
  return readerWith(model, rules);
}

export const readerWith = (model: Model, rules: Version['rules']): QuestionReader => ({
  version: `${model.version}${rulesMark(rules)}`,
  model,
  read: (text) => applyRules(readQuestion(model, text), text, rules),
});
