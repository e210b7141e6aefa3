import { type HouseDocuments, ofKind, stateOf } from './house-documents.ts';

interface Mail {
  readonly id: string;
  readonly caseId: string;
  readonly state: string;
  readonly since: string;
  readonly sendAt: string;
}

/** Notification says of itself that it did not arrive for sure, and why; a person was told. */
const accountedFor = new Set(['unknown', 'failed', 'expired', 'noAddress']);

const templates = new Map([
  ['mio.casework.v1.CaseOffered', 'offered'],
  ['mio.casework.v1.CaseAccepted', 'accepted'],
]);

/** Mails that casework's events ask for, that did not arrive and that notification does not account for either. */
export function lostMails(house: HouseDocuments, arrived: ReadonlySet<string>): string[] {
  return expectedMails(house).filter((id) => !arrived.has(id) && !accountedFor.has(stateOf<Mail>(house, `notification/mail/${id}`)?.state ?? ''));
}

/** An offer asks for a mail to whom it is offered, an acceptance for one to the asker. */
function expectedMails(house: HouseDocuments): string[] {
  return ofKind(house, 'casework', 'case').flatMap(({ said }) =>
    said.flatMap(({ type, data }) => {
      const { caseId, offerId } = data as { caseId: string; offerId: string };
      return templates.has(type) ? [`${caseId}:${offerId}:${templates.get(type)}`] : [];
    }),
  );
}

export interface UnknownMails {
  readonly ids: string[];
  /** Nobody was told. */
  readonly withoutPerson: string[];
  /** From the try to the moment at which it was given up, seconds. */
  readonly slowestS: number;
}

/** Mails of which nobody knows whether they arrived. The case file must show each, so that a person looks. */
export function unknownMails(house: HouseDocuments): UnknownMails {
  const unknown = ofKind(house, 'notification', 'mail')
    .map(({ state }) => state as unknown as Mail)
    .filter(({ state }) => state === 'unknown');
  const told = ({ id, caseId }: Mail) =>
    stateOf<{ mailTroubles: readonly { mailId: string; unknown: boolean }[] }>(house, `casework/case/${caseId}`)?.mailTroubles.some(
      (trouble) => trouble.mailId === id && trouble.unknown,
    );
  const waits = unknown.map(({ since, sendAt }) => (Date.parse(since) - Date.parse(sendAt)) / 1000);
  return { ids: unknown.map(({ id }) => id), withoutPerson: unknown.filter((mail) => !told(mail)).map(({ id }) => id), slowestS: Math.max(0, ...waits) };
}
