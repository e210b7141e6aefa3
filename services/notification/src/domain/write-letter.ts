import type { Letter } from './letter.ts';
import { acceptedLetter } from './letter-accepted.ts';
import { offeredLetter } from './letter-offered.ts';
import type { Mail } from './mail.ts';
import { asName, type Names } from './recipient.ts';

/** `portalUrl` without a slash at its end. */
export function writeLetter(mail: Mail, given: Names, portalUrl: string): Letter {
  const names = { ...given, recipient: asName(given.recipient), expert: asName(given.expert), team: asName(given.team) };
  return mail.template === 'offered' ? offeredLetter(mail, names, portalUrl) : acceptedLetter(mail, names);
}
