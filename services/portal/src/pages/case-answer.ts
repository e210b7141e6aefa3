import { randomUUID } from 'node:crypto';
import type { GetCaseResponse } from '@mio/contracts/rpc/casework/v1/service';
import { actions, button, type FormError, form, heading, hiddenField, type Part, paragraph, selectField, textArea } from '@mio/pages';
import type { Visit } from '../visit.ts';
import { rejectionWords } from '../words.ts';
import { timeLeft } from './case-list.ts';

/** What was typed into a form that came back, and what is wrong with it. */
export interface Filled {
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: readonly FormError[];
}

export const longestWords = 2_000;

/** Accept and reject, for whom it is offered to. */
export function answerForms(visit: Visit, { summary, may }: GetCaseResponse, filled: Filled): Part {
  const base = `/casus/${visit.params.caseId}`;
  return [
    (may.includes('accept') || may.includes('reject')) && [
      heading('Uw antwoord', 'antwoord'),
      paragraph(`Tijd om te antwoorden: ${timeLeft(summary?.expiresAt, visit.now)}.`),
    ],
    may.includes('reject') &&
      !may.includes('accept') &&
      paragraph('Een deskundige van uw team kan de vraag aannemen. Spreek af wie. Past de vraag niet bij uw team, wijs hem dan af.'),
    may.includes('accept') && form({ action: `${base}/aannemen`, label: 'Aannemen', body: [proof(visit), actions(button({ label: 'Casus aannemen' }))] }),
    may.includes('reject') && rejection(visit, `${base}/afwijzen`, filled),
  ];
}

/** A form is ours, and is done once however often it is sent. */
export const proof = (visit: Visit): Part => [hiddenField('_csrf', visit.formToken()), hiddenField('opdracht', randomUUID())];

const rejection = (visit: Visit, action: string, { values = {}, errors = [] }: Filled): Part =>
  form({
    action,
    label: 'Afwijzen',
    body: [
      proof(visit),
      selectField({
        name: 'reden',
        label: 'Reden om af te wijzen',
        choose: 'Kies een reden',
        value: values.reden,
        required: true,
        error: errorOf('reden', errors),
        options: Object.entries(rejectionWords).map(([value, label]) => ({ value, label })),
      }),
      textArea({
        name: 'toelichting',
        label: 'Toelichting',
        description: 'Nodig als u “Anders” kiest. Wordt verzegeld bewaard. Noem geen namen.',
        required: false,
        rows: 3,
        maxLength: longestWords,
        value: values.toelichting,
        error: errorOf('toelichting', errors),
      }),
      actions(button({ label: 'Casus afwijzen', kind: 'danger' })),
    ],
  });

export const errorOf = (name: string, errors: readonly FormError[]): string | undefined => errors.find(({ field }) => field === name)?.message;
