import { z } from 'zod';

const addresses = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);
const port = z.coerce.number().int().min(0).max(65535);

/** What every service reads from its environment. A service's config.ts adds its own. */
export const houseConfig = z.object({
  /** `sqlite:/folder` or `mongodb://…`. */
  MIO_STORE: z.string().min(1),
  /** `nats://host:4222`, several separated by commas. */
  MIO_NATS: z.string().min(1),
  /** `id:base64[,id2:base64]`; the first seals, the others only open. */
  MIO_MASTER_KEY: z.string().min(1),
  /** Signs who calls whom between the services. */
  MIO_HOUSE_SECRET: z.string().min(32),
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
