import type { Letter } from './letter.ts';
import { type Mail, teamOf } from './mail.ts';
import type { Names } from './recipient.ts';

export function offeredLetter(mail: Mail, names: Names, portalUrl: string): Letter {
  const forTeam = teamOf(mail.recipient) !== undefined;
  return {
    subject: subjectOf(mail, forTeam),
    greeting: names.recipient === '' ? 'Goedendag,' : `Beste ${names.recipient},`,
    paragraphs: [forTeam ? waitsForTeam(mail, names) : waitsForYou(mail), ...(mail.urgency === 'crisis' ? ['Mogelijk is er direct gevaar. Kijk nu.'] : [])],
    button: { label: 'Bekijk de vraag', url: `${portalUrl}/casus/${encodeURIComponent(mail.caseId)}` },
    after: [
      untilWhen(mail, forTeam),
      'De vraag zelf staat niet in deze mail. Zo blijven gegevens van leerlingen veilig. U leest de vraag nadat u bent ingelogd.',
    ],
  };
}

function subjectOf(mail: Mail, forTeam: boolean): string {
  const subject = `Er wacht een vraag op ${forTeam ? 'uw team' : 'u'} (${mail.caseId})`;
  return mail.urgency === 'crisis' ? `Mogelijk direct gevaar: ${subject}` : subject;
}

const waitsForYou = (mail: Mail): string => `Er wacht een vraag op u. Het kenmerk is ${mail.caseId}. U bent gekozen omdat de vraag bij uw kennis past.`;

const waitsForTeam = (mail: Mail, names: Names): string =>
  `Er wacht een vraag op uw team${names.team === '' ? '' : ` (${names.team})`}. Het kenmerk is ${mail.caseId}. Er is nog geen persoon gekozen. Een deskundige van uw team kan de vraag aannemen. Spreek af wie.`;

function untilWhen(mail: Mail, forTeam: boolean): string {
  // A coordinator need not be one of the team's experts, who alone can accept.
  const ask = forTeam ? '' : 'Neem de vraag aan of wijs hem af.';
  if (mail.offerEnds === '') return forTeam ? 'De vraag blijft bij uw team liggen tot iemand hem aanneemt of afwijst.' : ask;
  const end = dutchTime(mail.offerEnds);
  return forTeam ? `Dat kan tot ${end}. Daarna gaat de vraag naar iemand anders.` : `${ask} Doe dat vóór ${end}. Daarna gaat de vraag naar iemand anders.`;
}

const zone = { timeZone: 'Europe/Amsterdam' } as const;
const dutchDay = new Intl.DateTimeFormat('nl-NL', { ...zone, weekday: 'long', day: 'numeric', month: 'long' });
const dutchHour = new Intl.DateTimeFormat('nl-NL', { ...zone, hour: '2-digit', minute: '2-digit' });
const dutchTime = (time: string): string => `${dutchDay.format(new Date(time))} om ${dutchHour.format(new Date(time))} uur`;
