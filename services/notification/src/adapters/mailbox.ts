import { text } from '@mio/runtime';
import addressparser from 'nodemailer/lib/addressparser';
import { asName, isMailbox } from '../domain/recipient.ts';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const what = 'a mailbox such as MIO <mio@example.nl>';

/** A setting such as `MIO <mio@example.nl>`. */
export const mailbox = () =>
  text(what)
    .transform((given, context): Mailbox => {
      const [only, ...others] = addressparser(given);
      const address = only?.address ?? '';
      if (only === undefined || others.length > 0 || !isMailbox(address)) {
        context.addIssue({ code: 'custom', message: 'not one mailbox' });
        return { name: '', address: '' };
      }
      return { name: asName(only.name), address };
    })
    .describe(what);
