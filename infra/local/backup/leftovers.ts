import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Half-done work of a backup or restore that was killed more than a day ago. */
export function removeLeftovers(data: string): void {
  const dayAgo = Date.now() - 24 * 3600_000;
  const old = readdirSync(data).filter((name) => /^(backup|restore)-.{6}$/.test(name) && statSync(join(data, name)).mtimeMs < dayAgo);
  for (const name of old) rmSync(join(data, name), { recursive: true, force: true });
}
