import { spawnSync } from 'node:child_process';
import { readArguments } from '../local/arguments.ts';
import { root } from './root.ts';
import { turbo } from './turbo.ts';

const help = `
npm run short-runs
  The short forms of what proves the whole: the demo, the simulation, chaos, its trials and the bench, one after another.
  Each fails when what it promises did not hold. CI runs them after the tests.
`;
readArguments(help, {});

const parts = ['demo', 'simulate', 'chaos', 'bench'].map((part) => `short:${part}`);
const statuses = [turbo(parts, '--concurrency=1', '--output-logs=full'), trials()];
process.exit(statuses.find((status) => status !== 0) ?? 0);

function trials(): number {
  const command = ['infra/local/begin.mjs', 'chaos/chaos.ts', '--trial', 'short', '--json'];
  return spawnSync('node', command, { cwd: root, stdio: 'inherit' }).status ?? 1;
}
