import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '@mio/runtime';

/** More pages than any file has: the whole copy is one step. */
const everything = 2 ** 30;
const lockMs = 1_000;
const patienceMs = 60_000;

/**
 * Copies `<name>.db` of each of `names` from `stores` to `folder`, all as they were at ONE moment, while services go on
 * writing; resolves to that moment (ISO 8601). Each copy is one plain, checked file. Throws Unavailable.
 *
 * Why one moment: a receiver remembers which numbers of a sender's document it has handled. Were its copy younger than
 * the sender's, the restored sender would give those numbers to other events, and the receiver would pass over them:
 * lost. Copying receivers before senders does not help, for services receive from each other in circles (casework from
 * matching and the other way round). So all stores are held for the few milliseconds in which a reader is opened on
 * each: what a receiver has handled was committed by its sender before, and therefore is in the sender's copy. What was
 * said and not handled yet is said again after a restore, and handled ids absorb the rest.
 */
export async function copyTogether(stores: string, names: readonly string[], folder: string): Promise<string> {
  const { at, readers } = await readersAtOneMoment(names.map((name) => join(stores, `${name}.db`)));
  try {
    for (const [i, reader] of readers.entries()) {
      const copy = join(folder, `${names[i]}.db`);
      await backup(reader, copy, { rate: everything });
      check(copy, names[i]!);
    }
  } finally {
    for (const reader of readers) reader.close();
  }
  return at;
}

/** Whoever holds one store while it waits for another makes services wait: after a second all are let go and tried anew. */
async function readersAtOneMoment(paths: readonly string[]): Promise<{ at: string; readers: DatabaseSync[] }> {
  for (const deadline = Date.now() + patienceMs; ; await pause(100 + Math.random() * 200)) {
    const held: DatabaseSync[] = [];
    try {
      for (const path of paths) held.push(hold(path));
      return { at: new Date().toISOString(), readers: paths.map(readerOf) };
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline)
        throw Unavailable(`De opslag kan niet gelezen worden (${(error as Error).message}): probeer het over een minuut opnieuw.`, error);
    } finally {
      for (const holder of held) holder.close();
    }
  }
}

/** Nobody commits in this store until it is closed; readers go on. */
function hold(path: string): DatabaseSync {
  const holder = new DatabaseSync(path, { timeout: lockMs });
  try {
    holder.exec('BEGIN IMMEDIATE');
    return holder;
  } catch (error) {
    holder.close();
    throw error;
  }
}

/** Sees the store as it is now, whatever is written later. */
function readerOf(path: string): DatabaseSync {
  const reader = new DatabaseSync(path, { readOnly: true, timeout: lockMs });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM sqlite_schema').get();
  return reader;
}

function check(path: string, name: string): void {
  const copy = new DatabaseSync(path);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
    const [verdict] = copy.prepare('PRAGMA quick_check(1)').all();
    if (verdict?.['quick_check'] !== 'ok') throw Unavailable(`De opslag van ${name} is beschadigd: zet een eerdere reservekopie terug.`);
  } finally {
    copy.close();
  }
}

const isBusy = (error: unknown): boolean => [5, 6].includes(Number((error as { errcode?: number }).errcode) & 0xff);
