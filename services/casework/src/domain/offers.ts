import { Conflict, type Failure, NotFound } from '@mio/runtime';
import type { CaseFile, Offer } from './case-file.ts';
import { acts, type Person } from './who-may.ts';

/** The offer that this person may accept or reject now, or why not. */
export function answerable(file: CaseFile, person: Person, act: 'accept' | 'reject'): { offer: Offer } | { why: Failure } {
  const may = acts(person, file);
  if (file.offer !== null && may.includes(act)) return { offer: file.offer };
  if (file.state === 'accepted' && file.custodian.kind === 'expert' && file.custodian.id === person.id)
    return { why: Conflict('already_accepted', 'U hebt deze casus al aangenomen.') };
  if (file.state === 'accepted' && wasOffered(file, person))
    return { why: Conflict('already_accepted', 'Een collega heeft deze casus al aangenomen. U hoeft niets meer te doen.') };
  if (may.includes('see'))
    return { why: Conflict('not_offered', 'Deze casus is niet (meer) aan u aangeboden. Laad de pagina opnieuw om te zien wie hem heeft.') };
  return { why: NotFound('no_case', 'Deze casus is er niet, of is niet voor u te zien.') };
}

const wasOffered = (file: CaseFile, person: Person): boolean => file.offer !== null && person.teamIds.includes(file.offer.team);
