import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, wholeNumber } from '../local/arguments.ts';
import { type Mutation, mutations } from './mutation-list.ts';

const help = `
npm run simulate:mutations [-- --cases N] [--seeds N] [--only TEXT] [--json]
  Puts one deliberate fault after another into a copy of the core and lets the simulation look for it. Prints at which
  seed it was found and by which invariant; a fault that survives all seeds fails the run.
  --cases N   questions per seed (usual 300)
  --seeds N   at most so many seeds per fault (usual 20)
  --only TEXT only the faults whose name contains it
`;
const values = readArguments(help, { cases: { type: 'string' }, seeds: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean' } });
const cases = wholeNumber('cases', values.cases, 300);
const seeds = wholeNumber('seeds', values.seeds, 20);
const root = fileURLToPath(new URL('../..', import.meta.url));
const longestMs = 600_000;

interface Found {
  readonly seed: number;
  readonly invariants: readonly string[];
  readonly what: string;
}

async function main(): Promise<boolean> {
  const copy = await copyOfTheHouse();
  const rows: { name: string; found: Found | null }[] = [];
  try {
    for (const mutation of mutations.filter(({ name }) => name.includes(values.only ?? ''))) {
      const found = await withMutation(copy, mutation, () => firstBroken(copy));
      rows.push({ name: mutation.name, found });
      console.error(
        `${mutation.name.padEnd(46)} ${found === null ? 'SURVIVES' : `seed ${found.seed}`.padEnd(9)} ${found?.invariants.join(' ') ?? ''}`.trimEnd(),
      );
      if (found !== null) console.error(`    ${found.what}`);
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  const survivors = rows.filter(({ found }) => found === null);
  console.error(`${rows.length} faults, ${survivors.length} survive`);
  if (values.json) console.log(JSON.stringify({ mutations: rows.length, survive: survivors.length, rows }));
  return survivors.length === 0;
}

/** Our own packages are copied; everybody else's are only pointed at. */
async function copyOfTheHouse(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'mio-mutations-'));
  const ours = (path: string) => !/node_modules|\.test\.ts$/.test(path.slice(root.length));
  for (const folder of ['libs', 'services', 'infra/simulation', 'infra/history', 'infra/local'])
    await cp(join(root, folder), join(copy, folder), { recursive: true, filter: ours });
  for (const file of ['package.json', 'infra/package.json']) await cp(join(root, file), join(copy, file));
  const modules = join(copy, 'node_modules');
  await mkdir(join(modules, '@mio'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules'))) if (name !== '@mio') await symlink(join(root, 'node_modules', name), join(modules, name));
  for (const name of await readdir(join(copy, 'libs'))) await symlink(join(copy, 'libs', name), join(modules, '@mio', name));
  return copy;
}

async function withMutation<T>(copy: string, { name, file, from, to }: Mutation, work: () => Promise<T>): Promise<T> {
  const path = join(copy, file);
  const text = await readFile(path, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`"${name}" no longer fits ${file}: look where its text went and change mutation-list.ts`);
  await writeFile(
    path,
    text.replace(from, () => to),
  );
  try {
    return await work();
  } finally {
    await writeFile(path, text);
  }
}

function firstBroken(copy: string): Promise<Found | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(copy, 'infra/simulation/first-broken.ts'), String(cases), String(seeds)], {
      cwd: copy,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestMs,
    });
    const heard = { out: '', error: '' };
    child.stdout.on('data', (data) => (heard.out += data));
    child.stderr.on('data', (data) => (heard.error += data));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(heard.out) as Found | null);
      else reject(new Error(`the simulation broke down (${code}): ${heard.error.slice(-2_000)}`));
    });
  });
}

try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  console.error(`mutations: ${(error as Error).stack}`);
  process.exit(1);
}
