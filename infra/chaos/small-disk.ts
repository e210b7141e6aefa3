import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small volume of its own, that can be filled to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  fill(): Promise<void>;
  /** There is room again. */
  free(): Promise<void>;
  close(): void;
}

/** Undefined where this user may not mount: only root can. It goes with this process at the latest. */
export function smallDisk(mebibytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'mio-disk-'));
  const { status } = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  if (status !== 0) {
    rmdirSync(folder);
    return undefined;
  }
  let mounted = true;
  const close = () => {
    if (!mounted) return;
    mounted = false;
    // Lazily: a process that still ends may hold a file.
    spawnSync('/bin/umount', ['-l', folder], { stdio: 'ignore' });
    rmdirSync(folder);
  };
  process.once('exit', close);
  const ballast = join(folder, 'ballast');
  return { folder, fill: () => fill(ballast), free: () => rm(ballast, { force: true }), close };
}

async function fill(file: string): Promise<void> {
  const ballast = await open(file, 'w');
  try {
    for (const size of [1024 * 1024, 4096]) await writeUntilFull(ballast, Buffer.alloc(size, 1));
  } finally {
    await ballast.close();
  }
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, block: Buffer): Promise<void> {
  try {
    for (;;) if ((await file.write(block)).bytesWritten < block.length) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
