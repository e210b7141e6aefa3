import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from './plan.ts';

const needed = ['MIO_STORE', 'MIO_INTAKE', 'MIO_MODELS'] as const;
const fileIn = (data: string) => join(data, 'triage.json');

/** Writes down where triage's store and its neighbours are now, for commands beside the running system. No secrets. */
export function tellCommands(data: string, { parts }: Plan): void {
  const env = parts.find(({ name }) => name === 'triage')?.env ?? {};
  writeFileSync(fileIn(data), JSON.stringify(Object.fromEntries(needed.map((name) => [name, env[name]])), null, 2));
}

/** What `tellCommands` wrote, with the secrets; undefined where no system ever started. */
export function settingsIn(data: string): Record<string, string> | undefined {
  const secrets = join(data, 'secrets.json');
  if (!existsSync(fileIn(data)) || !existsSync(secrets)) return undefined;
  return { ...JSON.parse(readFileSync(secrets, 'utf8')), ...JSON.parse(readFileSync(fileIn(data), 'utf8')) };
}
