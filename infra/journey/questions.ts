import { readFileSync } from 'node:fs';

/** A labelled question as in the data sets; fields that a set lacks are absent. */
export interface LabelledQuestion {
  readonly id: string;
  readonly text: string;
  readonly role?: string;
  readonly sector: string;
  readonly scope: string;
  readonly topics: readonly string[];
  /** A team, or none for what is out of scope. */
  readonly lead: string;
}

/** Reads JSON lines; a faulty line is named. */
export function readQuestions(file: string): LabelledQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line) as LabelledQuestion];
      } catch {
        throw new Error(`${file}, line ${i + 1}, is no JSON object`);
      }
    });
}
