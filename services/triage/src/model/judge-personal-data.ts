import type { LabelledQuestion } from './labelled-question.ts';
import type { NameModel } from './name-model.ts';
import { findPersonalData } from './personal-data.ts';
import { placesOf } from './places.ts';

/**
 * A labelled substring is found when one place of it is covered whole; a finding is false when it touches
 * no labelled substring.
 */
export function judgePersonalData(names: NameModel, questions: LabelledQuestion[]): { piiRecall: number; piiFalsePerQuestion: number } {
  let labelled = 0;
  let found = 0;
  let falsely = 0;
  for (const { text, pii } of questions) {
    const findings = findPersonalData(names, text);
    const places = pii.map((part) => placesOf(text, part));
    labelled += pii.length;
    found += places.filter((of) => of.some((place) => findings.some(({ start, end }) => start <= place.start && end >= place.end))).length;
    const all = places.flat();
    falsely += findings.filter(({ start, end }) => !all.some((place) => start < place.end && end > place.start)).length;
  }
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    piiRecall: labelled === 0 ? 1 : round(found / labelled),
    piiFalsePerQuestion: round(falsely / questions.length),
  };
}
