import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Secrets {
  readonly MIO_MASTER_KEY: string;
  readonly MIO_HOUSE_SECRET: string;
  readonly MIO_OIDC_CLIENT_SECRET: string;
}

/** Made once for a data folder; without them its texts can never be opened again. */
export function secretsOf(data: string): Secrets {
  const file = join(data, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secret = () => randomBytes(32).toString('base64');
  const made: Secrets = { MIO_MASTER_KEY: `local:${secret()}`, MIO_HOUSE_SECRET: secret(), MIO_OIDC_CLIENT_SECRET: secret() };
  mkdirSync(data, { recursive: true });
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}
