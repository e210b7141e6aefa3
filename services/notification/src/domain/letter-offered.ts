import type { Letter } from './letter.ts';
import { type Mail, teamOf } from './mail.ts';
import type { Names } from './recipient.ts';

export function offeredLetter(mail: Mail, names: Names, portalUrl: string): Letter {
  const forTeam = teamOf(mail.recipient) !== undefined;
  return {
    subject: `Er wacht een vraag op ${forTeam ? 'uw team' : 'u'} (${mail.caseId})`,
    greeting: names.recipient === '' ? 'Goedendag,' : `Beste ${names.recipient},`,
    paragraphs: [
      forTeam ? waitsForTeam(mail, names) : waitsForYou(mail),
      ...(mail.urgency === 'crisis' ? ['Deze vraag heeft spoed. Kijk er vandaag nog naar.'] : []),
    ],
    button: { label: 'Bekijk de vraag', url: `${portalUrl}/casus/${encodeURIComponent(mail.caseId)}` },
    after: [
      untilWhen(mail, forTeam),
      'De vraag zelf staat niet in deze mail. Zo blijven gegevens van leerlingen veilig. U leest de vraag nadat u bent ingelogd.',
    ],
  };
}

const waitsForYou = (mail: Mail): string => `Er wacht een vraag op u. Het nummer is ${mail.caseId}. U bent gekozen omdat de vraag bij uw kennis past.`;

const waitsForTeam = (mail: Mail, names: Names): string =>
  `Er wacht een vraag op uw team${names.team === '' ? '' : ` (${names.team})`}. Het nummer is ${mail.caseId}. Er is nog geen persoon gekozen. Spreek met uw team af wie de vraag aanneemt.`;

function untilWhen(mail: Mail, forTeam: boolean): string {
  if (mail.offerEnds === '')
    return forTeam ? 'De vraag blijft bij uw team liggen tot iemand hem aanneemt of teruggeeft.' : 'Neem de vraag aan of geef hem terug.';
  return `Neem de vraag aan of geef hem terug. Doe dat vóór ${dutchTime(mail.offerEnds)}. Daarna gaat de vraag naar iemand anders.`;
}

const zone = { timeZone: 'Europe/Amsterdam' } as const;
const dutchDay = new Intl.DateTimeFormat('nl-NL', { ...zone, weekday: 'long', day: 'numeric', month: 'long' });
const dutchHour = new Intl.DateTimeFormat('nl-NL', { ...zone, hour: '2-digit', minute: '2-digit' });
const dutchTime = (time: string): string => `${dutchDay.format(new Date(time))} om ${dutchHour.format(new Date(time))} uur`;
