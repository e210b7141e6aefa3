import { addresses, port, secret, text } from '@mio/runtime';
import { z } from 'zod';

/** What every service reads from its environment. A service's config.ts adds its own. */
export const houseConfig = z.object({
  MIO_STORE: text('sqlite:/folder or mongodb://…'),
  MIO_NATS: text('nats://host:4222, several separated by commas'),
  /** The first seals, the others only open. */
  MIO_MASTER_KEY: text('id:base64[,id2:base64], keys of 32 bytes, the newest first'),
  /** Signs who calls whom between the services. */
  MIO_HOUSE_SECRET: secret(),
  MIO_GRPC_PORT: port(),
  /** On which address calls and health are served. */
  MIO_HOST: z.string().default('127.0.0.1'),
  MIO_HEALTH_PORT: port(),
  MIO_LOG: z.enum(['json', 'pretty']).default('json'),
  MIO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});
export type HouseConfig = z.infer<typeof houseConfig>;

/** gRPC addresses of the other services, several replicas separated by commas. */
export const addressOf = {
  MIO_DIRECTORY: addresses(),
  MIO_INTAKE: addresses(),
  MIO_TRIAGE: addresses(),
  MIO_MATCHING: addresses(),
  MIO_CASEWORK: addresses(),
  MIO_NOTIFICATION: addresses(),
  MIO_INSIGHT: addresses(),
};
