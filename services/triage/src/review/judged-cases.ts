import type { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { type DocumentStore, eachPage, readHead } from '@mio/flow';
import type { Calls } from '@mio/rpc';
import { isFailure } from '@mio/runtime';
import { type Outcome, outcomeOf } from '../domain/judgement.ts';
import { judgedBefore, likeliest, type Triage } from '../domain/triage.ts';

/** A case about which people said something. */
export interface JudgedCase {
  readonly caseId: string;
  readonly triage: Triage;
  readonly outcome: Outcome;
  /** People decided otherwise than the reading that the case got. */
  readonly overruled: boolean;
}

/** One with its text, in memory only for the moment of the review, and of which it is known where it belonged. */
export interface KnownCase extends JudgedCase {
  readonly text: string;
  readonly lead: string;
}

/** The latest first; older ones than the `most` newest are left alone. */
export async function judgedCases(store: DocumentStore, most = 5_000): Promise<JudgedCase[]> {
  const found: JudgedCase[] = [];
  for await (const page of eachPage(store, { collection: 'triage', index: 'judgedAt', from: '', descending: true })) {
    for (const stored of page) found.push(...judgedCase(readHead(stored).state as Triage | null));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

function judgedCase(triage: Triage | null): JudgedCase[] {
  const outcome = triage === null ? undefined : outcomeOf(judgedBefore(triage));
  if (triage === null || outcome === undefined) return [];
  const { lead } = likeliest(triage);
  return [{ caseId: triage.caseId, triage, outcome, overruled: outcome.lead === undefined ? outcome.not.includes(lead) : outcome.lead !== lead }];
}

const atOnce = 16;

/** Asks intake for the texts. A case whose text is gone, or cannot be opened, is no example any more. */
export async function withTexts(cases: readonly JudgedCase[], intake: Calls<typeof IntakeServiceService>): Promise<KnownCase[]> {
  const known: KnownCase[] = [];
  // In one order whatever the order of judging: the same cases must give the same model.
  const sorted = [...cases].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  for (let i = 0; i < sorted.length; i += atOnce) {
    known.push(...(await Promise.all(sorted.slice(i, i + atOnce).map((one) => withText(one, intake)))).flat());
  }
  return known;
}

async function withText(one: JudgedCase, intake: Calls<typeof IntakeServiceService>): Promise<KnownCase[]> {
  const { lead } = one.outcome;
  if (lead === undefined) return [];
  try {
    const { text } = await intake.openText({ caseId: one.caseId }, { deadlineMs: 5_000 });
    return [{ ...one, text, lead }];
  } catch (error) {
    if (isFailure(error, 'rejected') || isFailure(error, 'notFound')) return [];
    throw error;
  }
}
