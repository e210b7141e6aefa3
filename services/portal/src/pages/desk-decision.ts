import type { GetCaseResponse } from '@mio/contracts/rpc/casework/v1/service';
import { actions, button, form, heading, type Part, radioGroup, selectField } from '@mio/pages';
import type { Visit } from '../visit.ts';
import { inWords, outOfScope, urgencyWords } from '../words.ts';
import { errorOf, type Filled, proof } from './case-answer.ts';
import { percent } from './case-list.ts';

export const decisionField = 'besluit-keuze';
export const urgencyField = 'urgentie';

/** The desk chooses a team, or finds that this is no question for any. The two best guesses stand on top. */
export function decisionForm(visit: Visit, { summary }: GetCaseResponse, { values = {}, errors = [] }: Filled): Part {
  const best = new Map((summary?.best ?? []).map(({ team, probability }) => [team, probability]));
  const teams = [...visit.names.teams].sort((a, b) => (best.get(b.id) ?? 0) - (best.get(a.id) ?? 0));
  return [
    heading('Uw besluit', 'besluit'),
    form({
      action: `/triagetafel/${visit.params.caseId}`,
      label: 'Besluit van de triagetafel',
      body: [
        proof(visit),
        radioGroup({
          name: decisionField,
          label: 'Voor wie is deze vraag?',
          required: true,
          value: values[decisionField],
          error: errorOf(decisionField, errors),
          options: [
            ...teams.map(({ id, name }) => ({ value: id, label: name, description: best.has(id) && `het leesprogramma geeft ${percent(best.get(id)!)}` })),
            { value: outOfScope, label: 'Hoort niet bij MIO', description: 'De vraag wordt gesloten. De vrager ziet dat op de eigen statuspagina.' },
          ],
        }),
        selectField({
          name: urgencyField,
          label: 'Urgentie',
          description: 'Anders dan het leesprogramma dacht? Kies dan wat u ziet.',
          required: false,
          value: values[urgencyField] ?? '',
          options: [{ value: '', label: `Zoals gelezen: ${inWords(urgencyWords, summary?.urgency ?? '')}` }, ...urgencies],
        }),
        actions(button({ label: 'Besluit vastleggen' })),
      ],
    }),
  ];
}

const urgencies = Object.entries(urgencyWords).map(([value, label]) => ({ value, label }));
