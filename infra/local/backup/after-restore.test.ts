import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseOffered } from '@mio/contracts';
import { collectionsOf, type Flow } from '@mio/flow';
import { openSqlite } from '@mio/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { flow as casework } from '../../../services/casework/src/flow.ts';
import { flow as notification } from '../../../services/notification/src/flow.ts';
import { doubtMails } from './doubt-mails.ts';
import { sayAgainWhatTheStreamForgot } from './say-again.ts';

const madeAt = '2026-02-02T09:00:00.000Z';
const ago = (hours: number) => new Date(Date.parse(madeAt) - hours * 3600_000).toISOString();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stores-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (flow: Flow) => openSqlite({ path: join(folder, `${flow.service}.db`), collections: collectionsOf(flow) });
const head = (key: string, more: object) => ({
  key,
  state: null,
  said: [],
  saidCount: 0,
  handled: {},
  commands: [],
  early: [],
  paged: {},
  heldDues: [],
  ...more,
});
const noIndex = (flow: Flow, kind: string) =>
  Object.fromEntries(
    collectionsOf(flow)
      .filter(({ name }) => name === kind)
      .flatMap(({ indexes, values }) => [...indexes, ...values].map((name) => [name, null])),
  );

function mail(id: string, state: string) {
  const body = {
    id,
    caseId: 'k',
    template: 'offered',
    recipient: 'p',
    person: 'p',
    team: 'c1',
    expertId: 'p',
    urgency: 'normal',
    offerEnds: '',
    bestBefore: ago(-20),
    state,
    since: ago(1),
    tries: 0,
    sendAt: ago(1),
    why: '',
  };
  return {
    collection: 'mail',
    id: `notification/mail/${id}`,
    expect: 0,
    body: head(id, { state: body }) as never,
    index: { ...noIndex(notification, 'mail'), state, due: ago(1) },
  };
}

function caseThatOffered(key: string, at: string, offerId: string) {
  const { type, data } = CaseOffered({ caseId: key, offerId, team: 'c1', expertId: 'p', urgency: 'normal' } as never);
  const said = [{ number: 1, type, version: 1, at, by: 'casework', caseId: key, data: data as never }];
  return {
    collection: 'case',
    id: `casework/case/${key}`,
    expect: 0,
    body: head(key, { said, saidCount: 1 }) as never,
    index: { ...noIndex(casework, 'case'), saidAt: at, said: 1, out: 1 },
  };
}

test('a mail that may have gone out since the backup is not sent again, but shown to a person', async () => {
  const [mails, cases] = [open(notification), open(casework)];
  await mails.write([mail('k1:o1:offered', 'queued'), mail('k2:o1:offered', 'sent')]);
  await cases.write([caseThatOffered('k2', ago(1), 'o1'), caseThatOffered('k3', ago(2), 'o1'), caseThatOffered('k4', ago(30), 'o1')]);
  await Promise.all([mails.close(), cases.close()]);
  expect(await doubtMails(folder, madeAt)).toBe(2);
  const after = open(notification);
  const stateOf = async (key: string) => {
    const found = await after.get('mail', `notification/mail/${key}`);
    return found && { state: found.index['state'], due: found.index['due'], since: (found.body as unknown as { state: { since: string } }).state.since };
  };
  const doubtful = { state: 'sending', since: madeAt, due: '2026-02-02T09:00:45.000Z' };
  expect(await stateOf('k1:o1:offered')).toEqual(doubtful);
  expect(await stateOf('k2:o1:offered')).toMatchObject({ state: 'sent' });
  expect(await stateOf('k3:o1:offered')).toEqual(doubtful);
  expect(await stateOf('k4:o1:offered')).toBeUndefined();
  await after.close();
});

test('a backup older than the stream remembers says its last days again; a younger one leaves that to the relays', async () => {
  const cases = open(casework);
  await cases.write([caseThatOffered('k1', ago(1), 'o1'), caseThatOffered('k2', ago(20 * 24), 'o1')]);
  const manifest = {
    format: 1,
    id: '',
    madeAt,
    masterKeys: [],
    stores: [{ name: 'casework', bytes: 0, sha256: '', documents: { case: 2, 'case-pages': 0, memory: 0 } }],
  } as const;
  const marks = async () =>
    (await cases.getMany('case', ['casework/case/k1', 'casework/case/k2'])).map((one) => [one?.index['unsaid'], one?.index['out'], one?.rev]);
  sayAgainWhatTheStreamForgot(folder, manifest, new Date(ago(-24)));
  expect(await marks()).toEqual([
    [null, 1, 1],
    [null, 1, 1],
  ]);
  sayAgainWhatTheStreamForgot(folder, manifest, new Date(ago(-20 * 24)));
  expect(await marks()).toEqual([
    [ago(1), 0, 1],
    [null, 1, 1],
  ]);
  await cases.close();
});
