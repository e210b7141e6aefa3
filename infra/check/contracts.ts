import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

// The contracts by buf: lint, layout, and that nothing breaks a reader of what main last committed. Needs no network.

buf('lint');
buf('format', '--diff', '--exit-code');
const base = baseline();
if (base === undefined) console.log('There is no main here to compare with: breaking changes were not looked for');
else buf('breaking', '--against', `../.git#ref=${base},subdir=proto`);
console.log(`buf takes the contracts${base === undefined ? '' : `, compared with ${base.slice(0, 12)}`}`);

/** The last commit of main that is not the one under check; in a clone of one commit there is none. */
function baseline(): string | undefined {
  const main = ['origin/main', 'main'].map(commit).find((sha) => sha !== undefined);
  const changed = git('status', '--porcelain', '--', 'proto') !== '';
  return main === commit('HEAD') && !changed ? commit('HEAD~1') : main;
}

function commit(name: string): string | undefined {
  return git('rev-parse', '--quiet', '--verify', `${name}^{commit}`);
}

function git(...words: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : undefined;
}

function buf(...words: string[]): void {
  const { status } = spawnSync('buf', words, { cwd: join(root, 'proto'), stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
