import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mapOfServices } from './map-of-services.ts';
import { root } from './root.ts';

const contracts = 'libs/contracts/src/generated';
const map = 'services/README.md';

/** Path -> content. */
export type Files = ReadonlyMap<string, string>;

/** Everything that is generated, made afresh: the contracts by buf, the map of the services from their flows. Writes nothing in the repository. */
export async function generate(): Promise<Files> {
  const scratch = mkdtempSync(join(tmpdir(), 'mio-generate-'));
  try {
    // What buf.gen.yaml calls ../libs lies beside this folder.
    execFileSync('buf', ['generate', '--output', join(scratch, 'proto')], { cwd: join(root, 'proto'), stdio: 'inherit' });
    return new Map([...readContracts(scratch), [map, await mapOfServices()]]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** What lies in the repository now. */
export const readGenerated = (): Files =>
  new Map([...readContracts(root), ...globSync(map, { cwd: root }).map((file): [string, string] => [file, read(root, file)])]);

/** Paths whose content differs, or that one of both lacks. */
export const differences = (one: Files, other: Files): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file)).sort();

const readContracts = (folder: string): [string, string][] => globSync(`${contracts}/**/*.ts`, { cwd: folder }).map((file) => [file, read(folder, file)]);

const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
