import { readConfig, url } from '@mio/runtime';
import { addressOf, houseConfig } from '@mio/service';
import { mailbox } from './adapters/mailbox.ts';

const { MIO_CASEWORK, MIO_DIRECTORY } = addressOf;
const schema = houseConfig.extend({
  MIO_CASEWORK,
  MIO_DIRECTORY,
  /** `smtp://host:port`, or `smtps://user:password@host:port`. */
  MIO_SMTP: url('smtp', 'smtps'),
  /** Who the mails are from: `MIO <mio@example.nl>`. */
  MIO_MAIL_FROM: mailbox(),
  /** Where people sign in; links in mails lead there. */
  MIO_PORTAL_URL: url('http', 'https')
    .transform((address) => address.replace(/\/+$/, ''))
    .describe('where people sign in, such as https://mio.example.nl'),
});

export const config = (env: NodeJS.ProcessEnv) => readConfig(schema, env);
