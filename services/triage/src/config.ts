import { readConfig, text } from '@mio/runtime';
import { addressOf, houseConfig } from '@mio/service';

const { MIO_DIRECTORY, MIO_INTAKE, MIO_CASEWORK } = addressOf;
const schema = houseConfig.extend({
  MIO_DIRECTORY,
  MIO_INTAKE,
  MIO_CASEWORK,
  /** Where approved models lie; without it only the one that came with the software can read. */
  MIO_MODELS: text('a folder that every replica of triage can read').optional(),
});
const commandSchema = houseConfig.pick({ MIO_STORE: true, MIO_HOUSE_SECRET: true }).extend({ MIO_INTAKE, MIO_MODELS: text('a folder for models') });

export const config = (env: NodeJS.ProcessEnv) => readConfig(schema, env);

/** What `triage:review` needs to work beside the running service. */
export const commandConfig = (env: NodeJS.ProcessEnv) => readConfig(commandSchema, env);
