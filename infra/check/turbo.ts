import { spawnSync } from 'node:child_process';
import { root } from './root.ts';

/** Runs turbo tasks, all of them whatever fails; resolves to the exit code. */
export function turbo(tasks: readonly string[], ...more: readonly string[]): number {
  const { status } = spawnSync('turbo', ['run', ...tasks, '--continue', '--log-order=grouped', ...more], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
  });
  return status ?? 1;
}
