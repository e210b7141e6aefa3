import { spawnSync } from 'node:child_process';
import { readArguments } from '../local/arguments.ts';
import { root } from './root.ts';

const help = `
npm run check
  Everything that can be said about the code without running it: what is generated is fresh, contracts, types, lint,
  who imports whom, unused code, sizes, and docker-compose.yml by the tool itself. Turbo runs the parts.
`;
readArguments(help, { force: { type: 'boolean' } });

const parts = ['generated', 'contracts', 'types', 'lint', 'boundaries', 'unused', 'size', 'compose'].map((part) => `check:${part}`);
const { status } = spawnSync('turbo', ['run', ...parts, '--continue', '--output-logs=new-only', '--log-order=grouped', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
});
process.exit(status ?? 1);
