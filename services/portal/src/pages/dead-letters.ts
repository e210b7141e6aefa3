import type { DeadLetter } from '@mio/contracts/rpc/ops/v1/service';
import { button, emptyState, form, heading, hiddenField, html, moment, type Part, paragraph, table } from '@mio/pages';
import { Rejected } from '@mio/runtime';
import { type Shown, show } from '../part.ts';
import { type ServiceName, serviceNames } from '../services.ts';
import type { Answer, Visit } from '../visit.ts';
import { serviceWords } from '../words.ts';
import { proof } from './case-answer.ts';

export interface Stuck {
  readonly service: ServiceName;
  readonly letters: Shown<readonly DeadLetter[]>;
}

/** What got stuck, per service; a service that does not tell, whatever the reason, shows as that and costs nobody the figures. */
export const deadLettersOf = ({ services, as }: Visit): Promise<Stuck[]> =>
  Promise.all(
    serviceNames.map(async (service) => ({
      service,
      letters: await services.ops[service].listDeadLetters({}, as).then(
        ({ deadLetters }) => ({ value: deadLetters }),
        () => ({ missing: `vastgelopen berichten van ${serviceWords(service)}` }),
      ),
    })),
  );

export function deadLetterSection(visit: Visit, stuck: readonly Stuck[]): Part {
  const missing = stuck.filter(({ letters }) => 'missing' in letters);
  const rows = stuck.flatMap(({ service, letters }) => ('value' in letters ? letters.value.map((letter) => row(visit, service, letter)) : []));
  return [
    heading('Vastgelopen berichten', 'vastgelopen'),
    missing.map(({ letters }) => show(letters, () => null)),
    rows.length === 0
      ? emptyState('Er is niets vastgelopen. Een bericht dat vijf keer niet lukte, komt hier te staan.')
      : [
          paragraph('Los eerst de oorzaak op. Stuur het bericht dan opnieuw.'),
          table({ caption: 'Vastgelopen berichten', quiet: true, head: ['Casus', 'Waar', 'Wat', 'Waarom', 'Sinds', 'Doen'], rows }),
        ],
  ];
}

/** One letter again to the service where it got stuck. */
export async function sendAgain({ services, form: { dienst = '', bericht = '' }, as }: Visit): Promise<Answer> {
  const service = serviceNames.find((name) => name === dienst);
  if (service === undefined || bericht === '') throw Rejected('unknown_letter', 'Dit bericht is er niet. Ga terug en laad de pagina opnieuw.');
  await services.ops[service].sendAgain({ id: bericht }, as);
  return { to: '/cijfers?gelukt=opnieuw' };
}

const row = (visit: Visit, service: ServiceName, { id, caseId, input, reason, tries, parkedAt }: DeadLetter): Part[] => [
  html`<span class="mio-nowrap">${caseId || 'onbekend'}</span>`,
  serviceWords(service),
  input,
  html`${reason} (${tries} keer geprobeerd)`,
  moment(parkedAt),
  form({
    action: '/cijfers/opnieuw',
    body: [proof(visit), hiddenField('dienst', service), hiddenField('bericht', id), button({ label: 'Stuur opnieuw', kind: 'secondary' })],
  }),
];
