import { addresses, readConfig, text } from '@mio/runtime';
import { addressOf, houseConfig } from '@mio/service';

const schema = houseConfig.extend({
  MIO_DIRECTORY: addressOf.MIO_DIRECTORY,
  /** Brokers of the analytics stream, `host:port`, several separated by commas. Empty: events are not exported. */
  MIO_KAFKA: addresses().optional(),
  MIO_KAFKA_TOPIC: text('')
    .regex(/^[A-Za-z0-9._-]{1,249}$/)
    .describe('the name of a Kafka topic')
    .default('mio.events'),
});

export const config = (env: NodeJS.ProcessEnv) => readConfig(schema, env);
