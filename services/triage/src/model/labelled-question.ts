import { readFileSync } from 'node:fs';
import type { Scope, Sector, Team, Urgency } from './reading.ts';

/** One line of a labelled set (see the label guide); what a short set leaves out is filled with nothing. */
export type LabelledQuestion = {
  id: string;
  text: string;
  sector: Sector;
  scope: Scope;
  topics: string[];
  lead: Team | 'none';
  lead_ok: (Team | 'none')[];
  co: Team[];
  urgency: Urgency;
  out_of_scope: boolean;
  pii: string[];
  /** Who asks; sets of short questions do not say. */
  role?: string;
};

const NOTHING_SAID = { lead_ok: [], co: [], pii: [] };

/** Reads one JSON object a line. Throws with file and line number when a line is not a labelled question. */
export function readQuestions(file: string | URL): LabelledQuestion[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${i + 1}`)]));
}

function parseLine(line: string, where: string): LabelledQuestion {
  let question: unknown;
  try {
    question = JSON.parse(line);
  } catch {
    throw new Error(`${where}: not JSON`);
  }
  const found = question as Partial<LabelledQuestion> | null;
  for (const field of ['id', 'text', 'sector', 'scope', 'lead', 'urgency'] as const) {
    if (typeof found?.[field] !== 'string') throw new Error(`${where}: no ${field}`);
  }
  if (!Array.isArray(found?.topics)) throw new Error(`${where}: no topics`);
  return { ...NOTHING_SAID, ...(found as Omit<LabelledQuestion, keyof typeof NOTHING_SAID>) };
}
