import { spawnSync } from 'node:child_process';
import { root } from './root.ts';

/** Fewer would mean that the cruiser looked past the code. */
const leastModules = 150;

const { status, stdout } = spawnSync('depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'libs', 'services', 'infra'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { summary } = JSON.parse(stdout) as { summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] } };
for (const { from, to, rule } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
console.log(`${summary.totalCruised} modules, ${summary.violations.length} breaches`);
process.exit(status !== 0 || summary.violations.length > 0 || summary.totalCruised < leastModules ? 1 : 0);
