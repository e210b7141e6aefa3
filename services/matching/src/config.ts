import { readConfig } from '@mio/runtime';
import { addressOf, houseConfig } from '@mio/service';

const schema = houseConfig.extend({ MIO_DIRECTORY: addressOf.MIO_DIRECTORY });

export const config = (env: NodeJS.ProcessEnv) => readConfig(schema, env);
