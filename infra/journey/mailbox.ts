import { patientFetch } from './patient-fetch.ts';

/** A mail that arrived, as the mail catcher took it. */
export interface ReceivedMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** `<case>:<offer>:<template>`. */
  readonly mailId: string;
  readonly at: string;
}

export async function readMails(mail: string): Promise<ReceivedMail[]> {
  const response = await patientFetch([mail], '/mails.json', {}, 30_000);
  return (await response.json()) as ReceivedMail[];
}

export const caseOf = ({ mailId }: ReceivedMail): string => mailId.split(':')[0] ?? '';
export const isOffer = ({ mailId }: ReceivedMail): boolean => mailId.endsWith(':offered');
/** To a team's coordinator, because nobody of the team had room. */
export const isForTeam = ({ subject }: ReceivedMail): boolean => subject.includes('op uw team');

/** Mail ids that arrived more than once. */
export function doubles(mails: readonly ReceivedMail[]): string[] {
  const seen = new Set<string>();
  return mails.flatMap(({ mailId }) => {
    if (seen.has(mailId)) return [mailId];
    seen.add(mailId);
    return [];
  });
}
