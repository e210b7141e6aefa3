import { readConfig, text, url, wholeNumber } from '@mio/runtime';
import { addressOf, houseConfig } from '@mio/service';
import type { LanguageModel } from './second-reader/ask-language-model.ts';

const { MIO_DIRECTORY, MIO_INTAKE, MIO_CASEWORK } = addressOf;
const ownSchema = houseConfig.extend({
  MIO_DIRECTORY,
  MIO_INTAKE,
  MIO_CASEWORK,
  /** Where approved models lie; without it only the one that came with the software can read. */
  MIO_MODELS: text('a folder that every replica of triage can read').optional(),
  /** A language model that the region hosts itself, asked about what the everyday model doubts. Off without an address. */
  MIO_SECOND_READER_URL: url('http', 'https').optional(),
  MIO_SECOND_READER_MODEL: text('the name of the language model behind MIO_SECOND_READER_URL').optional(),
  MIO_SECOND_READER_MAY_HAVE_TEXT: text('"yes" when the words of questions, masked, may go to MIO_SECOND_READER_URL; else remove that address').optional(),
  MIO_SECOND_READER_KEY: text('the key that the server of the language model asks for').optional(),
  MIO_SECOND_READER_MS: wholeNumber('how long the language model may take, in milliseconds', 1).default(10_000),
});
/** An address alone lets no text out: the administrator says so in so many words. */
const schema = ownSchema
  .refine((given) => given.MIO_SECOND_READER_URL === undefined || given.MIO_SECOND_READER_MAY_HAVE_TEXT === 'yes', {
    path: ['MIO_SECOND_READER_MAY_HAVE_TEXT'],
  })
  .refine((given) => given.MIO_SECOND_READER_URL === undefined || given.MIO_SECOND_READER_MODEL !== undefined, { path: ['MIO_SECOND_READER_MODEL'] });
const commandSchema = houseConfig.pick({ MIO_STORE: true, MIO_HOUSE_SECRET: true }).extend({ MIO_INTAKE, MIO_MODELS: text('a folder for models') });

export const config = (env: NodeJS.ProcessEnv) => readConfig(schema, env);

/** Undefined when no second reader is wished for. */
export function languageModelIn(given: ReturnType<typeof config>): LanguageModel | undefined {
  const { MIO_SECOND_READER_URL: at, MIO_SECOND_READER_MODEL: model, MIO_SECOND_READER_KEY: key, MIO_SECOND_READER_MS: limitMs } = given;
  return at === undefined || model === undefined ? undefined : { url: at, model, key, limitMs };
}

/** What `triage:review` needs to work beside the running service. */
export const commandConfig = (env: NodeJS.ProcessEnv) => readConfig(commandSchema, env);
