import { readConfig } from '@mio/runtime';
import { addressOf, houseConfig } from '@mio/service';

const { MIO_DIRECTORY, MIO_INTAKE, MIO_CASEWORK } = addressOf;
const schema = houseConfig.extend({ MIO_DIRECTORY, MIO_INTAKE, MIO_CASEWORK });

export const config = (env: NodeJS.ProcessEnv) => readConfig(schema, env);
