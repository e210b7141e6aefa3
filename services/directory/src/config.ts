import { readConfig } from '@mio/runtime';
import { houseConfig } from '@mio/service';
import { z } from 'zod';

/** MIO_REGION_FILE: path of the region's register, see region/demo.yaml. */
const schema = houseConfig.extend({ MIO_REGION_FILE: z.string('the path of the region file, see region/demo.yaml').min(1) });

export const config = (env: NodeJS.ProcessEnv) => readConfig(schema, env);
