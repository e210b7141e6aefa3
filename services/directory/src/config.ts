import { readConfig, text } from '@mio/runtime';
import { houseConfig } from '@mio/service';

const schema = houseConfig.extend({ MIO_REGION_FILE: text('the path of the file with the region, such as region/demo.yaml') });

export const config = (env: NodeJS.ProcessEnv) => readConfig(schema, env);
