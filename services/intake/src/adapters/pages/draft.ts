import { randomUUID } from 'node:crypto';
import { oneLine, plainText } from '../../domain/plain-text.ts';

/** The form as far as it is filled in. It lives in the page only, as hidden fields: no cookie, nothing stored before it is sent. */
export interface Draft {
  /** Makes a second click the same question; a new one for each empty form. */
  readonly formulier: string;
  readonly waarover: string;
  readonly onderwerp: string;
  readonly vraag: string;
  readonly ouders: string;
  readonly school: string;
  readonly rol: string;
  readonly naam: string;
  readonly email: string;
}
export type DraftField = keyof Draft;

export const emptyDraft = (): Draft => ({
  formulier: randomUUID(),
  waarover: '',
  onderwerp: '',
  vraag: '',
  ouders: '',
  school: '',
  rol: '',
  naam: '',
  email: '',
});

export type Step = 1 | 2 | 3;
export const stepOf: Readonly<Record<Exclude<DraftField, 'formulier'>, Step>> = {
  waarover: 1,
  onderwerp: 1,
  vraag: 2,
  ouders: 2,
  school: 3,
  rol: 3,
  naam: 3,
  email: 3,
};

/** What a browser sent: the draft, the step it was sent from and where to. Anything that is no text counts as empty. */
export function sentForm(body: unknown): { draft: Draft; step: Step; goal: 'terug' | 'verder' } {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const word = (name: string): string => oneLine(text(name));
  const formulier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text('formulier')) ? text('formulier') : randomUUID();
  const step = ({ '2': 2, '3': 3 } as const)[text('stap')] ?? 1;
  return {
    draft: {
      formulier,
      vraag: plainText(text('vraag')),
      waarover: word('waarover'),
      onderwerp: word('onderwerp'),
      ouders: word('ouders'),
      school: word('school'),
      rol: word('rol'),
      naam: word('naam'),
      email: word('email'),
    },
    step,
    goal: text('actie') === 'terug' ? 'terug' : 'verder',
  };
}
