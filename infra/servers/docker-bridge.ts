import { readFile } from 'node:fs/promises';
import { serverMissing } from './cache.mjs';
import { must, onPath, run } from './command.mjs';

export type Bridge = { name: string; pool: string; release(): Promise<void> };

/**
 * A network bridge of one engine's own: two engines on the default bridge would give their containers the same
 * addresses. Making the link is the claim: it fails when another engine has it. `folder` is the engine's own; the link
 * carries it together with our process id (`linkHolder`).
 */
export async function claimBridge(folder: string): Promise<Bridge> {
  if (!onPath('ip')) throw serverMissing('A Docker engine of our own needs the program ip: install iproute2.');
  const first = process.pid % 200;
  for (let tried = 0; tried < 200; tried += 1) {
    const bridge = await claim((first + tried) % 200, folder);
    if (bridge) return bridge;
  }
  throw new Error('Every one of the 200 bridges mio0 to mio199 is taken: remove old ones with "ip link delete mio0".');
}

/** Who made the link `name`, and the folder of the engine on it; undefined for a link that is not ours. */
export async function linkHolder(name: string): Promise<{ pid: number; folder: string } | undefined> {
  if (!/^mio\d+$/.test(name)) return undefined;
  const alias = await readFile(`/sys/class/net/${name}/ifalias`, 'utf8').catch(() => '');
  const [, pid, folder] = /^(\d+) (\/.+)$/.exec(alias.trim()) ?? [];
  return pid === undefined || folder === undefined ? undefined : { pid: Number(pid), folder };
}

async function claim(number: number, folder: string): Promise<Bridge | undefined> {
  const name = `mio${number}`;
  const { code, stderr } = await run('ip', ['link', 'add', 'name', name, 'type', 'bridge']);
  if (code !== 0 && stderr.includes('exists')) return undefined;
  if (code !== 0) throw serverMissing(`A Docker engine cannot run here, a network bridge is refused: ${stderr.trim()}`);
  await must('ip', ['link', 'set', name, 'alias', `${process.pid} ${folder}`]);
  await must('ip', ['address', 'add', `10.201.${number}.1/24`, 'dev', name]);
  await must('ip', ['link', 'set', name, 'up']);
  return { name, pool: `10.202.${number}.0/24`, release: async () => void (await run('ip', ['link', 'delete', name])) };
}
