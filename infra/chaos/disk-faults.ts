import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../local/until.ts';
import type { Attempt } from './door-watch.ts';
import type { Scene } from './scene.ts';
import type { FullDisk } from './surroundings.ts';

const fullMs = 10_000;
const backWithinMs = 60_000;

/** Fills it to the last byte, looks at what the door says for ten seconds, makes room. */
export async function fillDisk({ around, door, say }: Scene, of: FullDisk['of']): Promise<void> {
  const disk = around.disks![of];
  const letGo = of === 'intake' ? heldLog(join(disk.folder, 'intake.db')) : () => undefined;
  const asking = door.begin();
  await disk.fill();
  const full = Date.now();
  await pause(fullMs);
  letGo();
  await disk.free();
  const room = Date.now();
  const takenAgain = () => asking.attempts.find(({ at, status }) => at > room && status === 202);
  await until('a question is taken again', () => takenAgain() !== undefined, backWithinMs).catch(({ message }: Error) => say(message));
  await asking.end();
  around.fullDisks.push(judged(of, asking.attempts, full, room));
}

/** Its log emptied, and while somebody reads, SQLite cannot begin it anew: the next write needs room on the disk. */
function heldLog(file: string): () => void {
  const reader = new DatabaseSync(file, { timeout: 2_000 });
  reader.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM sqlite_schema').get();
  return () => reader.close();
}

export function judged(of: FullDisk['of'], attempts: readonly Attempt[], full: number, room: number): FullDisk {
  const during = attempts.filter(({ at }) => at >= full && at <= room);
  const taken = during.filter(({ status }) => status === 202).length;
  const refused = during.filter(({ status, retryAfter }) => status === 503 && retryAfter);
  const again = attempts.find(({ at, status }) => at > room && status === 202);
  return {
    of,
    taken,
    refused: refused.length,
    unclear: during.filter((attempt) => attempt.status !== 202 && !refused.includes(attempt)).map(({ status }) => status),
    refusedAfterS: refused.length === 0 ? -1 : seconds(refused[0]!.at - full),
    slowestAnswerS: seconds(Math.max(0, ...during.map(({ ms }) => ms))),
    takenAgainAfterS: again === undefined ? -1 : seconds(again.at - room),
  };
}

const seconds = (ms: number): number => Math.round(ms / 10) / 100;
