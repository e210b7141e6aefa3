import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allPages, collectionsOf, documentId, pageCollection, readHead } from '@mio/flow';
import { openSqlite, type Store, type StoredDocument, type Write } from '@mio/storage';
import { flow as casework } from '../../../services/casework/src/flow.ts';
import type { Mail } from '../../../services/notification/src/domain/mail.ts';
import { dueTimes } from '../../../services/notification/src/domain/times.ts';
import { flow as notification } from '../../../services/notification/src/flow.ts';

const kind = notification.kinds.find(({ name }) => name === 'mail')!;
/** A mail's best-before: what was said earlier mails nobody any more. */
const hours = 24;

/**
 * A mail that was to be sent when the backup was made may have been sent since: nobody knows. Such a mail goes to a
 * person and never to a second DATA. It is put as "sending" at the moment of the backup, from where notification itself
 * takes it to "unknown". Two sorts: those that lie queued, and those that are to be made of an event which casework
 * said before the backup and notification had not taken in. Resolves to how many are "sending" now.
 */
export async function doubtMails(stores: string, madeAt: string): Promise<number> {
  const [mailFile, caseFile] = ['notification', 'casework'].map((name) => join(stores, `${name}.db`)) as [string, string];
  if (!existsSync(mailFile)) return 0;
  const mails = openSqlite({ path: mailFile, collections: collectionsOf(notification) });
  try {
    const queued = (await allPages(mails, { collection: 'mail', index: 'state', equals: 'queued' })).map((stored) => doubted(stored, madeAt));
    const expected = existsSync(caseFile) ? await expectedMails(caseFile, mails, madeAt) : [];
    for (const one of [...queued, ...expected]) await mails.write([one]);
    return await mails.count({ collection: 'mail', index: 'state', equals: 'sending' });
  } finally {
    await mails.close();
  }
}

function doubted(stored: StoredDocument, madeAt: string): Write {
  const head = readHead(stored);
  return write(stored.id, stored.rev, { ...head, state: sendingSince(head.state as Mail, madeAt) }, stored.index);
}

async function expectedMails(caseFile: string, mails: Store, madeAt: string): Promise<Write[]> {
  const cases = openSqlite({ path: caseFile, collections: collectionsOf(casework) });
  try {
    const from = new Date(Date.parse(madeAt) - hours * 3600_000).toISOString();
    const heads = await allPages(cases, { collection: 'case', index: 'saidAt', from });
    const pages = await allPages(cases, { collection: pageCollection('case'), index: 'saidAt', from });
    const said = [...heads.flatMap((stored) => readHead(stored).said.map((entry) => ({ document: stored.id, entry }))), ...pages.flatMap(pageEntries)];
    const made = said.flatMap(({ document, entry }) => mailsOf(document, entry, madeAt));
    const known = await mails.getMany(
      'mail',
      made.map(({ id }) => id),
    );
    return made.filter((_, i) => known[i] === undefined);
  } finally {
    await cases.close();
  }
}

type Entry = ReturnType<typeof readHead>['said'][number];

const pageEntries = ({ body }: StoredDocument) => {
  const { document, entries } = body as unknown as { document: string; entries: readonly Entry[] };
  return entries.map((entry) => ({ document, entry }));
};

/** By notification's own rows: what it would make of the event. */
function mailsOf(document: string, { number, type, at, by, data }: Entry, madeAt: string): Write[] {
  const row = kind.rows.find(({ trigger, name, about }) => trigger === 'event' && name === type && about !== undefined);
  return (row?.about?.(data) ?? []).flatMap((key) => {
    const made = row!.step({
      doc: undefined,
      input: data,
      facts: undefined,
      at: madeAt,
      by: 'notification',
      event: { id: `${document}#${number}`, document, number, at, by },
    });
    if (made.kind !== 'next' || (made.state as Mail).state !== 'queued') return [];
    const head = {
      key,
      state: sendingSince(made.state as Mail, madeAt),
      said: [],
      saidCount: 0,
      handled: {},
      commands: [],
      early: [],
      paged: {},
      heldDues: [],
    };
    return [write(documentId('notification', 'mail', key), 0, head, { unsaid: null, earlySince: null, said: 0, out: 0, saidAt: null })];
  });
}

const sendingSince = (mail: Mail, since: string): Mail => ({ ...mail, state: 'sending', since, why: 'restored' });

function write(id: string, expect: number, head: { readonly state: Mail }, index: Write['index']): Write {
  const due = Object.values(dueTimes(head.state)).find((time) => time !== undefined) ?? null;
  return { collection: 'mail', id, expect, body: head as never, index: { ...index, ...kind.index(head.state as never), due } };
}
