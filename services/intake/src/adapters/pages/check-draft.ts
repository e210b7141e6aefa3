import type { FormError } from '@mio/pages';
import { hasWords } from '../../domain/plain-text.ts';
import { type QuestionBody, questionBody } from '../http/question-schema.ts';
import type { Schools } from '../schools.ts';
import { type Draft, type DraftField, type Step, stepOf } from './draft.ts';

/** Chosen by who finds no school in the list. */
export const noSchool = 'geen';

/** The question that the draft asks, or what is wrong with it in the steps up to `step`, in the order of the form. */
export function checkDraft(draft: Draft, step: Step, schools: Pick<Schools, 'has'>): { body: QuestionBody } | { errors: readonly FormError[] } {
  const checked = questionBody.safeParse(bodyOf(draft));
  const wrong = new Map<DraftField, string>(checked.error?.issues.map(({ path, message }) => fault(path.join('.'), message)));
  if (draft.waarover === 'pupil' && draft.ouders === '') wrong.set('ouders', sayings.ouders);
  if (draft.school === '' || (draft.school !== noSchool && !schools.has(draft.school))) wrong.set('school', sayings.school);
  const errors = (Object.keys(stepOf) as (keyof typeof stepOf)[]).flatMap((field) => {
    const message = wrong.get(field);
    return message === undefined || stepOf[field] > step ? [] : [{ field, message }];
  });
  return errors.length === 0 && checked.data !== undefined && step === 3 ? { body: checked.data } : { errors };
}

function bodyOf({ vraag, waarover, onderwerp, rol, school, naam, email, ouders }: Draft) {
  return {
    text: vraag,
    scope: waarover,
    topic: onderwerp,
    role: rol,
    channel: 'web',
    ...(school !== '' && school !== noSchool && { schoolId: school }),
    contact: { ...(hasWords(naam) && { name: naam }), ...(email !== '' && { email }) },
    ...(waarover === 'pupil' && ouders !== '' && { parentsInformed: ouders }),
  };
}

// The schema speaks to programs about a list of codes; people see the choices in front of them.
const sayings = {
  waarover: 'Kies over wie de vraag gaat.',
  onderwerp: 'Kies waar de vraag vooral over gaat. Weet u het niet? Kies dan de laatste.',
  ouders: 'Kies of de ouders (vanaf 16 jaar: de leerling) van deze vraag weten.',
  school: 'Kies een school uit de lijst. Staat de school er niet bij? Kies dan “Mijn school staat er niet bij”.',
  rol: 'Kies wie u bent.',
} as const;

const fields: Readonly<Record<string, DraftField>> = {
  scope: 'waarover',
  topic: 'onderwerp',
  text: 'vraag',
  parentsInformed: 'ouders',
  schoolId: 'school',
  role: 'rol',
  'contact.name': 'naam',
  'contact.email': 'email',
};

function fault(path: string, message: string): [DraftField, string] {
  const field = fields[path] ?? 'vraag';
  return [field, sayings[field as keyof typeof sayings] ?? message];
}
