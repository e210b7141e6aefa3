import type { Letter } from './letter.ts';
import type { Mail } from './mail.ts';
import type { Names } from './recipient.ts';

export const acceptedLetter = (mail: Mail, names: Names): Letter => ({
  subject: `Uw vraag is aangenomen (${mail.caseId})`,
  greeting: names.recipient === '' ? 'Goedendag,' : `Beste ${names.recipient},`,
  paragraphs: [
    `Uw vraag ${mail.caseId} is aangenomen.`,
    `${whoHasIt(names)} gaat met uw vraag aan de slag en neemt contact met u op. U hoeft nu niets te doen.`,
  ],
  ...(names.statusUrl === '' ? {} : { button: { label: 'Volg uw vraag', url: names.statusUrl } }),
  after: names.statusUrl === '' ? [] : ['Deze link is alleen voor u. Stuur hem niet door: wie de link heeft, kan zien hoe het met uw vraag gaat.'],
});

function whoHasIt({ expert, team }: Names): string {
  if (expert === '') return team === '' ? 'Een deskundige' : `Een deskundige van ${team}`;
  return team === '' ? expert : `${expert} (${team})`;
}
