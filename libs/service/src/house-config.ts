import { z } from 'zod';

/** The words are read by whoever starts the service: "MIO_STORE is missing: set it to …". */
const text = (words: string, length = 1) => z.string(words).min(length, words);
const portWords = 'a port number, 0 to 65535';
const port = z.coerce.number(portWords).int(portWords).min(0, portWords).max(65535, portWords);
const addresses = z.string('host:port, replicas separated by commas').transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);

/** What every service reads from its environment. A service's config.ts adds its own. */
export const houseConfig = z.object({
  MIO_STORE: text('sqlite:/folder or mongodb://…'),
  MIO_NATS: text('nats://host:4222, several separated by commas'),
  /** The first seals, the others only open. */
  MIO_MASTER_KEY: text('id:base64[,id2:base64], keys of 32 bytes, the newest first'),
  /** Signs who calls whom between the services. */
  MIO_HOUSE_SECRET: text('at least 32 characters, the same for every service', 32),
  MIO_GRPC_PORT: port,
  /** On which address calls and health are served. */
  MIO_HOST: z.string().default('127.0.0.1'),
  MIO_HEALTH_PORT: port,
  MIO_LOG: z.enum(['json', 'pretty']).default('json'),
  MIO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});
export type HouseConfig = z.infer<typeof houseConfig>;

/** gRPC addresses of the other services, several replicas separated by commas. */
export const addressOf = {
  MIO_DIRECTORY: addresses,
  MIO_INTAKE: addresses,
  MIO_TRIAGE: addresses,
  MIO_MATCHING: addresses,
  MIO_CASEWORK: addresses,
  MIO_NOTIFICATION: addresses,
  MIO_INSIGHT: addresses,
};
