import { readConfig } from '@mio/runtime';
import { addressOf, houseConfig } from '@mio/service';

const { MIO_DIRECTORY, MIO_INTAKE, MIO_TRIAGE } = addressOf;
const schema = houseConfig.extend({ MIO_DIRECTORY, MIO_INTAKE, MIO_TRIAGE });

export const config = (env: NodeJS.ProcessEnv) => readConfig(schema, env);
