import { collectionsOf, readHead } from '@mio/flow';
import { openStore } from '@mio/storage';
import { flow } from '../../../services/casework/src/flow.ts';
import type { Access, AccessLog } from '../../../services/casework/src/note-access.ts';

/** Who looked at a case, as casework's own store has it. `stores`: the folder of a running system on SQLite. */
export async function accessTo(stores: string, caseId: string): Promise<readonly Access[]> {
  const store = await openStore(`sqlite:${stores}`, { name: 'casework', collections: collectionsOf(flow) });
  try {
    const stored = await store.get('access', `casework/access/${caseId}`);
    return stored === undefined ? [] : (readHead(stored).state as AccessLog).entries;
  } finally {
    await store.close();
  }
}
