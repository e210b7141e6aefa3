import { text } from '@mio/runtime';
import addressparser from 'nodemailer/lib/addressparser';
import { asName, isMailbox } from '../domain/recipient.ts';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A setting such as `MIO <mio@example.nl>`. */
export const mailbox = () =>
  text('a mailbox such as MIO <mio@example.nl>').transform((given, context): Mailbox => {
    const [only, ...others] = addressparser(given);
    const address = only?.address ?? '';
    if (only === undefined || others.length > 0 || !isMailbox(address)) {
      context.addIssue({ code: 'custom', message: 'not one mailbox' });
      return { name: '', address: '' };
    }
    return { name: asName(only.name), address };
  });
