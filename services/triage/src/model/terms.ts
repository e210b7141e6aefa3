import { readFileSync } from 'node:fs';
import type { LabelledQuestion } from './labelled-question.ts';

/** Reads the words of the field: a line holds a label `lead/topic`, a tab, and what speaks for it, parted by `; `. */
export function readTerms(file: URL): LabelledQuestion[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.flatMap((line, i) => {
    const [label, terms] = line.split('\t');
    if (!label?.includes('/') || !terms) throw new Error(`${file}:${i + 1}: no label and terms`);
    return terms.split('; ').map((term) => asQuestion(label, term));
  });
}

function asQuestion(label: string, text: string): LabelledQuestion {
  const [lead, topic] = label.split('/') as [LabelledQuestion['lead'], string];
  return {
    id: `term: ${text}`,
    text,
    sector: 'unknown',
    scope: 'pupil',
    topics: topic === '-' ? [] : [topic],
    lead,
    lead_ok: [],
    co: [],
    urgency: 'normal',
    out_of_scope: lead === 'none',
    pii: [],
  };
}
