import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { randomFrom } from './random.ts';
import { createScheduler, type Owner } from './scheduler.ts';

const run = (seed: number) => {
  const file = fileURLToPath(new URL('./simulate.ts', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [file, '--cases', '120', '--seed', String(seed), '--json'], { encoding: 'utf8' });
  return JSON.parse(stdout) as { violations: number; history: string; hits: Record<string, number> };
};

test('the same seed gives the same history, byte for byte, another seed another; nothing is broken', { timeout: 120_000 }, () => {
  const [first, again, other] = [run(3), run(3), run(4)];
  expect(first.violations + other.violations).toBe(0);
  expect(again).toMatchObject({ history: first.history, hits: first.hits });
  expect(other.history).not.toBe(first.history);
});

test('time stands still while something can run, leaps over looks that would find nothing, and the dead do nothing', async () => {
  const scheduler = createScheduler({ random: randomFrom(1), startAt: 0, quietUntil: () => Number.POSITIVE_INFINITY, worthALook: () => false });
  const [living, dying]: Owner[] = [
    { name: 'living', dead: false, stoppedUntil: 0 },
    { name: 'dying', dead: false, stoppedUntil: 0 },
  ];
  const heard: string[] = [];
  scheduler.look(100, true, living!, () => heard.push('looked'));
  scheduler.after(1_000, living!, () => heard.push(`after at ${scheduler.now()}`));
  scheduler.after(2_000, dying!, () => heard.push('a dead one ran'));
  scheduler.soon(living!, () => {
    heard.push(`soon at ${scheduler.now()}`);
    dying!.dead = true;
  });
  await scheduler.run(() => false);
  expect(heard).toEqual(['soon at 0', 'after at 1000']);
});
