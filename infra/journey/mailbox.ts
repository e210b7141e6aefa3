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

interface Box {
  readonly id: string;
  /** In order of arrival: the first has number 1. */
  readonly mails: readonly ReceivedMail[];
}

const boxes = new Map<string, Promise<Box>>();

/** All mails, newest first. The catcher is asked only for what came since this process last asked. */
export async function readMails(mail: string): Promise<ReceivedMail[]> {
  // One at a time: each goes on from what the one before knows.
  const before = boxes.get(mail)?.catch(() => empty) ?? Promise.resolve(empty);
  const box = before.then((known) => grown(mail, known));
  boxes.set(mail, box);
  return (await box).mails.toReversed();
}

const empty: Box = { id: '', mails: [] };

async function grown(mail: string, known: Box): Promise<Box> {
  const response = await patientFetch([mail], `/mails.json?after=${known.mails.length}`, {}, 30_000);
  const id = response.headers.get('x-mail-box') ?? '';
  const came = (await response.json()) as ReceivedMail[];
  // Another box: it was emptied, and numbers began anew.
  if (id !== known.id && known.mails.length > 0) return grown(mail, empty);
  return came.length === 0 && id === known.id ? known : { id, mails: [...known.mails, ...came] };
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
