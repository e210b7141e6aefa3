import { QuestionReceived, QuestionTriaged, TeamMatched } from '@mio/contracts';
import { collectionsOf, documentId, readHead } from '@mio/flow';
import { createLog } from '@mio/runtime';
import { openStore, type StoredDocument } from '@mio/storage';
import { flow } from '../../../services/casework/src/flow.ts';
import { type Message, messageOf } from './events.ts';
import { movedCasework } from './moved-casework.ts';

/** A case file with a due time, as casework itself made it. */
export interface DueCase {
  readonly caseId: string;
  readonly stored: StoredDocument;
  readonly dueAt: string;
  /** What its due times say, one after another, until no clock is left. */
  readonly says: readonly string[];
}

interface Sort {
  readonly from: string;
  readonly everyMinutes: number;
  readonly count: number;
  /** An offer with this urgency; without, the machine is silent. */
  readonly offered?: 'normal' | 'crisis';
}

/** Where the clock of the trial begins: a Tuesday on which so many are due at once. */
export const beginsAt = '2026-10-20T09:00:00.000Z';
export const dueNow: Sort = { from: beginsAt, everyMinutes: 0.05, count: 200 };

/** Nights in which the clock goes back (the hour from 2 to 3 comes twice) and forward, the weekends around them, Christmas. */
export const dueLater: readonly Sort[] = [
  { from: '2026-10-23T06:00:00.000Z', everyMinutes: 10, count: 60, offered: 'normal' },
  { from: '2026-10-24T23:50:00.000Z', everyMinutes: 1, count: 150 },
  { from: '2026-12-23T08:00:00.000Z', everyMinutes: 30, count: 80, offered: 'normal' },
  { from: '2026-12-24T23:00:00.000Z', everyMinutes: 15, count: 96 },
  { from: '2026-12-25T08:00:00.000Z', everyMinutes: 15, count: 60, offered: 'crisis' },
  { from: '2027-03-26T07:00:00.000Z', everyMinutes: 10, count: 60, offered: 'normal' },
  { from: '2027-03-27T23:50:00.000Z', everyMinutes: 1, count: 150 },
];

/** Runs the flow up to where each case of this sort waits for its clock. */
export async function dueCases({ from, everyMinutes, count, offered }: Sort): Promise<DueCase[]> {
  const store = await openStore('sqlite::memory:', { name: flow.service, collections: collectionsOf(flow) });
  let now = from;
  const casework = movedCasework({ store, clock: { now: () => now }, log: createLog({ service: flow.service, level: 'error' }), say: () => undefined });
  const made: DueCase[] = [];
  for (let i = 0; i < count; i++) {
    now = new Date(Date.parse(from) + i * everyMinutes * 60_000).toISOString();
    const caseId = `@${from.slice(0, 13)}-${offered ?? 'silent'}-${i}@`;
    for (const { bytes } of messagesOf(caseId, now, offered)) await casework.deliver.message(bytes, 1);
    const stored = await store.get('case', documentId(flow.service, 'case', caseId));
    const dueAt = stored?.index['due'];
    if (stored === undefined || typeof dueAt !== 'string' || readHead(stored).early.length > 0) throw new Error(`${caseId} waits for no clock`);
    made.push({ caseId, stored, dueAt, says: [...(offered === undefined ? [] : ['mio.casework.v1.OfferExpired']), 'mio.casework.v1.CustodyMoved'] });
  }
  await store.close();
  return made;
}

function messagesOf(caseId: string, at: string, offered: Sort['offered']): Message[] {
  const said = (document: string) => ({ document: `${document}/${caseId}`, number: 1, caseId, at });
  const received = { caseId, channel: 'web', schoolId: 's-1', scope: 'pupil', topic: 'speech', role: 'ib', parentsInformed: 'yes', reachable: true };
  const question = messageOf(QuestionReceived, said('intake/question'), received);
  if (offered === undefined) return [question];
  const read = { topics: ['speech'], sector: 'po', scope: 'pupil', urgency: offered, modelVersion: 'm1' };
  const triaged = { ...read, caseId, schoolId: 's-1', lead: 'c2', probability: 0.9, co: [], decidedBy: 'machine', decision: 1 };
  const matched = { caseId, attempt: 1, team: 'c2', expertId: 'p-a', co: [], urgency: offered, score: 9, reasons: [], runnerUp: undefined, decision: 1 };
  return [question, messageOf(QuestionTriaged, said('triage/triage'), triaged), messageOf(TeamMatched, said('matching/match'), matched)];
}
