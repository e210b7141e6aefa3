import { NotificationFailed } from '@mio/contracts';
import { next, type StepInput } from '@mio/flow';
import { at as inState, type Mail } from './domain/mail.ts';
import { about } from './note-outcome.ts';

/** Its best-before passed while it waited: it never left, and a person hears so. */
export const expireMail = ({ doc, at }: StepInput<Mail, string>) =>
  next(inState(doc, 'expired', at, doc.why), NotificationFailed({ ...about(doc), unknown: false }));
