import { problemPage } from '@mio/pages';
import { isFailure, NotFound, Rejected } from '@mio/runtime';
import { around } from './pages/frame.ts';
import type { Visitor } from './visitor.ts';

export interface Fault {
  readonly status: number;
  readonly title: string;
  readonly what: string;
  readonly next: string;
}

export const noSuchPage = NotFound('no_page', 'Deze pagina is er niet, of is niet voor u te zien.');
export const notYours = Rejected('not_allowed', 'Deze pagina is niet voor uw rol.');
export const noLongerKnown = Rejected('not_allowed', 'U staat niet (meer) in het register van MIO.');
export const formNotOurs = Rejected('form_not_ours', 'Uw formulier is verlopen of komt niet van deze pagina.');

/** What a person reads when something fails. Nothing of the machine, and no more than they may know. */
export function faultOf(error: unknown): Fault {
  const { statusCode = 500, code } = error as { statusCode?: number; code?: string };
  if (isFailure(error)) return byKind(error);
  if (code?.startsWith('FST_CSRF_')) return byKind(formNotOurs);
  if (statusCode >= 400 && statusCode < 500)
    return {
      status: statusCode,
      title: 'Dit konden wij niet lezen',
      what: 'Uw aanvraag kwam niet goed binnen.',
      next: 'Ga terug, laad de pagina opnieuw en probeer het nog eens.',
    };
  return {
    status: 500,
    title: 'Er ging iets mis',
    what: 'Dit ligt aan ons, niet aan u.',
    next: 'Probeer het over een minuut opnieuw. Blijft het misgaan, bel dan de beheerder.',
  };
}

function byKind({ kind, code, message }: { kind: string; code: string; message: string }): Fault {
  if (kind === 'notFound')
    return {
      status: 404,
      title: 'Niet gevonden',
      what: message,
      next: 'Kijk of de link helemaal klopt. Is de casus intussen naar iemand anders gegaan, dan hoeft u niets te doen.',
    };
  if (kind === 'conflict') return { status: 409, title: 'Iemand was u voor', what: message, next: 'Laad de pagina opnieuw om te zien hoe het nu staat.' };
  if (code === 'form_not_ours')
    return {
      status: 403,
      title: 'Verstuur het formulier opnieuw',
      what: message,
      next: 'Ga terug, laad de pagina opnieuw en vul het formulier nog eens in. Er is niets veranderd.',
    };
  if (code === 'not_allowed')
    return {
      status: 403,
      title: 'Dit is niet voor u',
      what: message,
      next: 'Denkt u dat u dit wel moet kunnen, vraag het dan uw coördinator of de beheerder.',
    };
  if (kind === 'rejected') return { status: 422, title: 'Dit kon niet', what: message, next: 'Ga terug en laad de pagina opnieuw.' };
  return {
    status: 503,
    title: 'Even niet bereikbaar',
    what: 'Een deel van MIO antwoordt nu niet.',
    next: 'Er gaat niets verloren. Probeer het over een minuut opnieuw.',
  };
}

export const faultPage = ({ title, what, next }: Fault, visitor: Visitor | undefined): string =>
  problemPage({ title, what, next, ...(visitor !== undefined && around(visitor)) });

/** RFC 9457, for programs. */
export const faultJson = ({ status, title, what }: Fault) => ({ type: 'about:blank', status, title, detail: what });
