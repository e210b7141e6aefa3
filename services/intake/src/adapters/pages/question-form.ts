import {
  actions,
  alert,
  button,
  errorSummary,
  type FormError,
  form,
  type Html,
  hiddenField,
  html,
  layout,
  type Part,
  paragraph,
  radioGroup,
  selectField,
  step as stepShown,
  textArea,
  textField,
} from '@mio/pages';
import { longestEmail, longestName, longestText } from '../../domain/question.ts';
import { parentsTerms, roleTerms, scopeTerms, topicTerms } from '../../domain/terms.ts';
import type { School } from '../schools.ts';
import { noSchool } from './check-draft.ts';
import { crisisNote } from './crisis-note.ts';
import { type Draft, type DraftField, type Step, stepOf } from './draft.ts';
import { footer } from './footer.ts';

export interface QuestionForm {
  readonly draft: Draft;
  readonly step: Step;
  readonly errors?: readonly FormError[];
  /** Something that is not a fault of one field: the store is away, or the form was sent before. */
  readonly notice?: string;
  readonly schools: readonly School[];
}

const titles: Readonly<Record<Step, string>> = { 1: 'Stel uw vraag', 2: 'Uw vraag', 3: 'Wie stelt de vraag?' };

/** One of three short steps; what was answered before goes along as hidden fields. */
export function questionForm({ draft, step, errors = [], notice, schools }: QuestionForm): string {
  const error = (field: DraftField): string | undefined => errors.find((each) => each.field === field)?.message;
  const fields = { 1: aboutWhom, 2: theQuestion, 3: theAsker }[step]({ draft, error, schools });
  return layout({
    title: titles[step],
    invalid: errors.length > 0 || notice !== undefined,
    main: [
      stepShown(step, 3),
      errorSummary(errors),
      notice !== undefined && alert({ kind: 'error', text: notice }),
      crisisNote(),
      step === 1 &&
        html`<p class="utrecht-paragraph utrecht-paragraph--lead">Hebt u een vraag over een leerling, een groep of uw school? MIO brengt die bij de deskundige die kan helpen. U hoeft geen diagnose te weten en geen naam te noemen.</p>`,
      form({ action: '/vraag', body: [fields, hidden(draft, step), step > 1 && wayBack, buttons(step)] }),
    ],
    footer: footer(),
  });
}

interface Shown {
  readonly draft: Draft;
  readonly error: (field: DraftField) => string | undefined;
  readonly schools: readonly School[];
}

const aboutWhom = ({ draft, error }: Shown): Part => [
  radioGroup({
    name: 'waarover',
    label: 'Over wie gaat de vraag?',
    required: true,
    value: draft.waarover,
    error: error('waarover'),
    options: Object.entries(scopeTerms).map(([value, { label, hint }]) => ({ value, label, description: hint })),
  }),
  selectField({
    name: 'onderwerp',
    label: 'Waar gaat het vooral over?',
    required: true,
    value: draft.onderwerp,
    error: error('onderwerp'),
    choose: 'Kies een onderwerp',
    description: 'Kies wat het dichtst in de buurt komt. Wij lezen ook uw eigen woorden.',
    options: choices(topicTerms),
  }),
];

const askedFor =
  'Wat gebeurt er, wat hebt u al geprobeerd en waar wilt u hulp bij? Schrijf geen namen, geboortedatum, adres of burgerservicenummer. Schrijf bijvoorbeeld: “een jongen uit groep 5”.';

const theQuestion = ({ draft, error }: Shown): Part => [
  textArea({
    name: 'vraag',
    label: 'Wat is uw vraag?',
    required: true,
    rows: 12,
    // No maxlength: a browser cuts a pasted text off without a word.
    value: draft.vraag,
    error: error('vraag'),
    description: `Ten hoogste ${longestText.toLocaleString('nl-NL')} tekens. ${askedFor}`,
  }),
  draft.waarover === 'pupil' &&
    radioGroup({
      name: 'ouders',
      label: 'Weten de ouders dat u deze vraag stelt?',
      required: true,
      value: draft.ouders,
      error: error('ouders'),
      description: 'Is de leerling 16 jaar of ouder? Dan gaat het erom of de leerling zelf het weet. Bent u de ouder? Kies dan ja.',
      options: Object.entries(parentsTerms).map(([value, { label, hint }]) => ({ value, label, description: hint })),
    }),
];

const theAsker = ({ draft, error, schools }: Shown): Part => [
  selectField({
    name: 'school',
    label: 'Om welke school gaat het?',
    required: true,
    value: draft.school,
    error: error('school'),
    choose: 'Kies een school',
    description: 'Dan kan de deskundige die uw school al kent u helpen.',
    options: [
      { value: noSchool, label: 'Mijn school staat er niet bij' },
      ...schools.map(({ id, name, place }) => ({ value: id, label: `${name} (${place})` })),
    ],
  }),
  selectField({ name: 'rol', label: 'Wie bent u?', required: true, value: draft.rol, error: error('rol'), choose: 'Kies uw rol', options: choices(roleTerms) }),
  textField({ name: 'naam', label: 'Uw naam', required: false, autocomplete: 'name', maxLength: longestName, value: draft.naam, error: error('naam') }),
  textField({
    name: 'email',
    label: 'Uw e-mailadres',
    required: false,
    type: 'email',
    autocomplete: 'email',
    maxLength: longestEmail,
    value: draft.email,
    error: error('email'),
    description: 'Dan krijgt u bericht als iemand uw vraag aanneemt. Zonder adres volgt u de vraag met een eigen link.',
  }),
];

const choices = (terms: Readonly<Record<string, string>>) => Object.entries(terms).map(([value, label]) => ({ value, label }));

/** Answers of the other steps. A field of this step that is not shown now would otherwise be lost on the way back. */
function hidden(draft: Draft, step: Step): Html {
  const others = (Object.keys(stepOf) as (keyof typeof stepOf)[]).filter(
    (field) => stepOf[field] !== step || (field === 'ouders' && draft.waarover !== 'pupil'),
  );
  return html`${hiddenField('stap', String(step))}${hiddenField('formulier', draft.formulier)}${others.map((field) => hiddenField(field, draft[field]))}`;
}

// These pages are answers to a form and never stored: the browser's own way back finds an empty form.
const wayBack = paragraph('Wilt u terug? Gebruik de knop Vorige, niet die van uw browser.');

// The way on comes first in the form: it is what the Enter key does.
const buttons = (step: Step): Html =>
  actions(
    button({ label: step === 3 ? 'Verstuur de vraag' : 'Volgende', name: 'actie', value: 'verder' }),
    ...(step > 1 ? [button({ label: 'Vorige', kind: 'secondary', name: 'actie', value: 'terug' })] : []),
  );
