import type { GetCaseResponse, OpenQuestionResponse } from '@mio/contracts/rpc/casework/v1/service';
import { button, form, heading, hiddenField, html, keySwitch, type Part, paragraph, subheading } from '@mio/pages';
import type { Visit } from '../visit.ts';
import { proof } from './case-answer.ts';
import { percent } from './case-list.ts';
import { decisionField } from './desk-decision.ts';

type Guess = { readonly team: string; readonly probability: number };

/** The two likeliest teams beside each other, with the words that spoke for each: one press of a key decides. */
export function twoBest(visit: Visit, { summary }: GetCaseResponse, { words }: Pick<OpenQuestionResponse, 'words'>): Part {
  const [first, second] = summary?.best ?? [];
  if (first === undefined || second === undefined) return undefined;
  const column = (guess: Guess, key: string) =>
    choice(
      visit,
      guess,
      words.filter(({ team }) => team === guess.team).map(({ word }) => word),
      key,
    );
  return [
    heading('De twee beste teams', 'beste'),
    html`<div class="mio-beside">${column(first, '1')}${column(second, '2')}</div>`,
    keySwitch('Kiezen met de toetsen 1 en 2'),
  ];
}

const choice = (visit: Visit, { team, probability }: Guess, words: readonly string[], key: string): Part => {
  const name = visit.names.team(team);
  return html`<section class="mio-beside__part">
${subheading(`${name} (${percent(probability)})`)}
${words.length === 0 ? paragraph('Geen woord sprak hier duidelijk voor.') : paragraph('Hiervoor spraken: ', words.map((word) => `“${word}”`).join(', '), '.')}
${form({
  action: `/triagetafel/${visit.params.caseId}`,
  label: `Kies ${name}`,
  body: [proof(visit), hiddenField(decisionField, team), button({ label: `Kies ${name}`, kind: 'secondary', key })],
})}
</section>`;
};
