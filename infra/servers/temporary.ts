import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Temporary = { path: string; remove(): Promise<void> };

/** A new empty folder of one server. Kept after a failed start, so that its log can be read. */
export async function temporaryFolder(name: string): Promise<Temporary> {
  const path = await mkdtemp(join(tmpdir(), `mio-${name}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Ends a server and then removes what it had for itself. */
export const endedAndRemoved = (end: () => Promise<void>, own: Temporary | undefined) => async (): Promise<void> => {
  await end();
  await own?.remove();
};
