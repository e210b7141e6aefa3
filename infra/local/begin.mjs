// Plain JavaScript for any Node from 20 on: installs what is missing, then hands over to the project's own Node.
// node infra/local/begin.mjs <file below infra> [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const stamp = join(root, 'node_modules', '.mio-installed');

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) fail(`MIO needs Node 20 or newer to begin; this is ${process.version}.`);
install();
run(process.argv.slice(2));

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && existsSync(node) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing packages (npm ci), once …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const { status } = spawnSync(command, [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) fail('npm ci did not succeed: see above, mend it and start again.');
  writeFileSync(stamp, lock);
}

function run([file, ...args]) {
  const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  // Some packages speak of the Node they know; what they say about ours helps nobody.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning', join(root, 'infra', file), ...args], {
    stdio: 'inherit',
    cwd: process.env.INIT_CWD ?? process.cwd(),
    // What was compiled once is read back: the second start of many processes is quicker by a third.
    env: { NODE_COMPILE_CACHE: join(root, '.mio', 'cache', 'compile'), ...process.env, PATH: path },
  });
  // ctrl-C reaches the child by itself; this one only waits for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
