import { traced } from '../../../services/casework/src/domain/trace.ts';
import type { HouseDocuments, KnownDocument, SaidEvent } from './house-documents.ts';

export const caseId = 'MIO-1';
const time = (minute: number): string => new Date(Date.UTC(2026, 1, 2, 8, minute)).toISOString();

const event = (number: number, type: string, minute: number, data: unknown = {}): SaidEvent => ({ number, type, at: time(minute), caseId, data });

const said = [
  event(1, 'mio.casework.v1.CaseOpened', 0),
  event(2, 'mio.casework.v1.CustodyMoved', 1),
  event(3, 'mio.casework.v1.CaseOffered', 2, { caseId, offerId: 'o1' }),
  event(4, 'mio.casework.v1.CaseAccepted', 3, { caseId, offerId: 'o1' }),
];

const trace = [
  { at: time(0), action: 'opened', from: 'none', to: 'triage' },
  { at: time(1), action: 'triaged', from: 'triage', to: 'matching' },
  { at: time(2), action: 'offered', from: 'matching', to: 'team:c4' },
  { at: time(3), action: 'accepted', from: 'team:c4', to: 'expert:p-1' },
].reduce((chain, fact) => traced(chain, { by: '', reason: '', words: '', ...fact }), { trace: [], traceCount: 0, traceHash: '' } as ReturnType<typeof traced>);

type Changes = Readonly<Record<string, Partial<KnownDocument> | undefined>>;

/** One accepted case as it should lie in all stores; `changes` by document id. */
export function houseWith(changes: Changes = {}): HouseDocuments {
  const document = (service: string, kind: string, key: string, given: Partial<KnownDocument>): [string, KnownDocument] => {
    const id = `${service}/${kind}/${key}`;
    const usual = { service, kind, key, rev: 1, unsaid: null, state: null, said: [], saidCount: given.said?.length ?? 0, handled: {}, early: [] };
    return [id, { ...usual, ...given, ...changes[id] }];
  };
  const ofCase = `casework/case/${caseId}`;
  const mail = (template: string, number: number) =>
    document('notification', 'mail', `${caseId}:o1:${template}`, {
      state: { id: `${caseId}:o1:${template}`, caseId, state: 'sent', since: time(4), sendAt: time(4) },
      said: [event(1, 'mio.notification.v1.NotificationSent', 4)],
      handled: { [ofCase]: [[number, number]] },
    });
  const row = {
    askedAt: time(0),
    moves: Object.fromEntries(
      [...['received', 'triage', 'triaged', 'matching', 'offered', 'c4', 'accepted', 'expert'].entries()]
        .filter(([i]) => i % 2 === 0)
        .map(([i, state]) => [i / 2 + 1, { at: said[i / 2]!.at, state, custodian: ['triage', 'matching', 'c4', 'expert'][i / 2] }]),
    ),
    mails: { [`${caseId}:o1:offered`]: { outcome: 'sent' }, [`${caseId}:o1:accepted`]: { outcome: 'sent' } },
  };
  return {
    stuck: [],
    documents: new Map([
      document('intake', 'question', caseId, {
        state: { receivedAt: time(0), openedAt: time(0), waitingForDesk: false },
        said: [event(1, 'mio.intake.v1.QuestionReceived', 0)],
        handled: { [ofCase]: [[1, 1]] },
      }),
      document('casework', 'case', caseId, { state: { state: 'accepted', custodian: { kind: 'expert', id: 'p-1' }, mailTroubles: [], ...trace }, said }),
      document('triage', 'triage', caseId, { handled: { [ofCase]: [[4, 4]] } }),
      mail('offered', 3),
      mail('accepted', 4),
      document('insight', 'row', caseId, { state: row, handled: { [ofCase]: [[1, 4]] } }),
    ]),
  };
}

export const at = time;
