import { type HouseDocuments, ofKind, type SaidEvent, stateOf } from './house-documents.ts';

interface CaseFile {
  readonly state: string;
  readonly custodian: { readonly kind: string; readonly id: string };
}
interface Row {
  readonly askedAt: string;
  readonly moves: Readonly<Record<string, { readonly at: string; readonly state: string; readonly custodian: string }>>;
  readonly mails: Readonly<Record<string, { readonly outcome: string }>>;
}

const outcomes = new Map([
  ['sent', 'sent'],
  ['unknown', 'unknown'],
  ['failed', 'failed'],
  ['expired', 'failed'],
]);

/** Cases whose row at insight tells something else than intake, the case file and notification do. */
export function rowDifferences(house: HouseDocuments): string[] {
  const mails = Map.groupBy(ofKind(house, 'notification', 'mail'), ({ state }) => String(state?.['caseId']));
  return ofKind(house, 'casework', 'case').flatMap(({ key, state, said }) => {
    if (state === null) return [];
    const row = stateOf<Row>(house, `insight/row/${key}`);
    if (row === undefined) return [`${key}: no row`];
    const asked = house.documents.get(`intake/question/${key}`)?.said[0]?.at;
    if (asked !== undefined && row.askedAt !== asked) return [`${key}: asked at ${row.askedAt}, not ${asked}`];
    return [...movesDiffer(key, state as unknown as CaseFile, said, row), ...mailsDiffer(row, mails.get(key) ?? [])];
  });
}

function movesDiffer(caseId: string, { state, custodian }: CaseFile, said: readonly SaidEvent[], { moves }: Row): string[] {
  const unlike = said.filter(({ number, at }) => moves[number]?.at !== at);
  if (unlike.length > 0 || Object.keys(moves).length !== said.length) return [`${caseId}: ${Object.keys(moves).length} moves, not ${said.length}`];
  const last = moves[said.length];
  const place = custodian.kind === 'team' ? custodian.id : custodian.kind;
  return last?.state === state && last.custodian === place ? [] : [`${caseId}: ${last?.state} with ${last?.custodian}, not ${state} with ${place}`];
}

function mailsDiffer({ mails }: Row, documents: ReturnType<typeof ofKind>): string[] {
  return documents.flatMap(({ key, state, said }) => {
    // One that came too late to be worth a mail says nothing.
    const expected = said.length === 0 ? undefined : outcomes.get(String(state?.['state']));
    return mails[key]?.outcome === expected ? [] : [`${key}: ${mails[key]?.outcome ?? 'not counted'}, not ${expected ?? 'counted'}`];
  });
}
