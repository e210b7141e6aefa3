import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Manifest } from './manifest.ts';

const dayMs = 24 * 3600_000;
/** The stream's memory, see libs/messaging; a day less, for the time until the system is started. */
const rememberedDays = 13;

/**
 * Of a backup older than the stream's 14 days the relays would not say again what was on its way at that moment: said
 * and out, but not handled yet. So all that was said in the days before it counts as unsaid; what was handled is passed
 * over as always. Marks only: no document changes.
 */
export function sayAgainWhatTheStreamForgot(folder: string, { madeAt, stores }: Manifest, now: Date): void {
  const made = Date.parse(madeAt);
  if (now.getTime() - made < rememberedDays * dayMs) return;
  const since = new Date(made - rememberedDays * dayMs).toISOString();
  for (const { name, documents } of stores) {
    const db = new DatabaseSync(join(folder, `${name}.db`));
    try {
      for (const collection of Object.keys(documents)) {
        const columns = new Set(
          db
            .prepare(`SELECT name FROM pragma_table_info('${collection}')`)
            .all()
            .map((column) => column['name']),
        );
        if (!['ix_unsaid', 'ix_out', 'ix_saidAt'].every((column) => columns.has(column))) continue;
        db.prepare(`UPDATE "${collection}" SET "ix_unsaid" = "ix_saidAt", "ix_out" = 0 WHERE "ix_saidAt" >= ?`).run(since);
      }
    } finally {
      db.close();
    }
  }
}
