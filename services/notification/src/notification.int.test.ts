import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decodeEnvelope, encodeEnvelope, NotificationFailed, NotificationSent } from '@mio/contracts';
import { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import type { Register } from '@mio/contracts/rpc/directory/v1/service';
import { collectionsOf, createDeliver, createRunner, createStuck, type EffectDoer, type Outgoing, startDueTimes } from '@mio/flow';
import { callsTo, handlersFor, serveCalls } from '@mio/rpc';
import { createLog } from '@mio/runtime';
import { openSqlite, type Store } from '@mio/storage';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test, vi } from 'vitest';
import { doFreeSlot, doSendMail } from './adapters/do-send-mail.ts';
import { findRecipient } from './adapters/find-recipient.ts';
import { mailServer } from './adapters/mail-server.ts';
import { createSlots } from './adapters/slots.ts';
import { smtpAddress } from './adapters/smtp-address.ts';
import type { Mail } from './domain/mail.ts';
import { flow } from './flow.ts';

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

const log = createLog({ service: 'notification', level: 'silent' });
const secret = 'a secret of more than thirty-two characters';
const register: Register = {
  region: 'w',
  municipalities: [],
  experts: [],
  schools: [],
  teams: [{ id: 'c3', name: 'Cluster 3', coordinatorId: 'p-otter' }],
  people: [{ id: 'p-fuut', name: 'Karim Fuut', email: '', roles: [] }],
};

/** A mail server that remembers the mail ids whose body it got. */
async function serveMail({ port = 0, holdsMs = 0 } = {}) {
  const got: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    closeTimeout: 50,
    onData: async (stream, _, done) => {
      let body = '';
      for await (const part of stream) body += part;
      got.push(/^X-MIO-Mail: (.+)\r$/im.exec(body)?.[1] ?? '');
      setTimeout(done, holdsMs);
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  closings.push(close);
  return { got, close, port: (server.server.address() as AddressInfo).port };
}

/** Casework's one call that notification makes, over a real line. */
async function serveAddresses() {
  const addresses: Record<string, string> = { 'p-otter': 'otter@w.example', 'p-fuut': 'fuut@w.example', asker: 'juf@school.example' };
  const { releaseAddress } = CaseworkServiceService;
  const handlers = handlersFor(
    { releaseAddress },
    {
      releaseAddress: async ({ recipient }) => ({
        email: addresses[recipient] ?? '',
        name: 'Juf Sanne',
        statusUrl: recipient === 'asker' ? 'https://vraag.example/s/1' : '',
      }),
    },
  );
  const served = await serveCalls({
    service: 'casework',
    port: 0,
    secret,
    log,
    whoIs: async () => undefined,
    handlers: [handlers],
    policy: { [releaseAddress.path]: { services: ['notification'], person: 'none' } },
  });
  closings.push(() => served.close());
  const casework = callsTo(CaseworkServiceService, { addresses: [`127.0.0.1:${served.port}`], service: 'notification', audience: 'casework', secret });
  closings.push(() => casework.close());
  return { casework, addresses };
}

/** One replica on a store; `clock.ahead` moves its time. */
function replica(store: Store, parts: { casework: Awaited<ReturnType<typeof serveAddresses>>['casework']; smtpPort: number; sendMail?: EffectDoer }) {
  const clock = { ahead: 0, now: () => new Date(Date.now() + clock.ahead).toISOString() };
  const said: Outgoing[] = [];
  const server = mailServer({ address: smtpAddress(`smtp://127.0.0.1:${parts.smtpPort}`), log });
  const slots = createSlots();
  const reads = { find: findRecipient({ casework: parts.casework, server, register: () => register, slots }) };
  const sendMail = parts.sendMail ?? doSendMail({ server, log, from: { name: 'MIO', address: 'mio@w.example' }, portalUrl: 'https://mio.example', slots });
  const stuck = createStuck({ store, clock, log });
  const runner = createRunner({
    flow,
    store,
    reads,
    effects: { sendMail, freeSlot: doFreeSlot(slots) },
    clock,
    log,
    stuck,
    say: (messages) => void said.push(...messages),
  });
  const deliver = createDeliver({ flow, runner, stuck, log });
  const dueTimes = startDueTimes({ flow, store, runner, stuck, deliver, clock, log, everyMs: 20 });
  closings.push(
    () => runner.idle(),
    () => dueTimes.stop(),
  );
  const hear = (name: 'CaseOffered' | 'CaseAccepted', number: number, data: object, at = clock.now()) =>
    deliver.message(
      encodeEnvelope({
        id: `casework/case/MIO-1#${number}`,
        document: 'casework/case/MIO-1',
        number,
        type: `mio.casework.v1.${name}`,
        version: 1,
        at,
        caseId: 'MIO-1',
        by: 'casework',
        data: {
          caseId: 'MIO-1',
          offerId: 'o1',
          team: 'c3',
          expertId: 'p-fuut',
          urgency: 'normal',
          custodian: { kind: 'team', id: 'c3' },
          expiresAt: undefined,
          ...data,
        },
      }),
      1,
    );
  const state = async (key: string) => (await runner.read<Mail>('mail', key))?.state;
  const becomes = (key: string, expected: Mail['state']) => vi.waitFor(async () => expect(await state(key)).toBe(expected), { timeout: 8_000, interval: 20 });
  const says = () => said.map(({ bytes }) => decodeEnvelope(bytes)).map(({ type, data }) => ({ type, data }));
  return { clock, hear, becomes, says, runner };
}

const memory = () => {
  const store = openSqlite({ path: ':memory:', collections: collectionsOf(flow) });
  closings.push(() => store.close());
  return store;
};
const about = (template: string, recipient: string) => ({ caseId: 'MIO-1', mailId: `MIO-1:o1:${template}`, template, recipient });

test('an offer and its acceptance each give one mail, however often they are heard', async () => {
  const mail = await serveMail();
  const { hear, becomes, says } = replica(memory(), { ...(await serveAddresses()), smtpPort: mail.port });
  await Promise.all([hear('CaseOffered', 1, {}), hear('CaseOffered', 1, {}), hear('CaseAccepted', 2, {})]);
  await becomes('MIO-1:o1:offered', 'sent');
  await becomes('MIO-1:o1:accepted', 'sent');
  await hear('CaseOffered', 1, {});
  expect(mail.got.sort()).toEqual(['MIO-1:o1:accepted', 'MIO-1:o1:offered']);
  expect(says()).toEqual(expect.arrayContaining([NotificationSent(about('offered', 'p-fuut')), NotificationSent(about('accepted', 'asker'))]));
});

test('of two replicas one sends', async () => {
  const mail = await serveMail();
  const store = memory();
  const served = await serveAddresses();
  const [one, two] = [replica(store, { ...served, smtpPort: mail.port }), replica(store, { ...served, smtpPort: mail.port })];
  await Promise.all([one.hear('CaseOffered', 1, { expertId: '' }), two.hear('CaseOffered', 1, { expertId: '' })]);
  await one.becomes('MIO-1:o1:offered', 'sent');
  expect(mail.got).toEqual(['MIO-1:o1:offered']);
  expect([...one.says(), ...two.says()]).toEqual([NotificationSent(about('offered', 'p-otter'))]);
});

test('a mail waits for the mail server and goes when it is there', async () => {
  const mail = await serveMail();
  await mail.close();
  const { hear, becomes, runner } = replica(memory(), { ...(await serveAddresses()), smtpPort: mail.port });
  await hear('CaseOffered', 1, {});
  await vi.waitFor(async () =>
    expect((await runner.read<Mail>('mail', 'MIO-1:o1:offered'))!.sendAt).not.toBe((await runner.read<Mail>('mail', 'MIO-1:o1:offered'))!.since),
  );
  const back = await serveMail({ port: mail.port });
  await becomes('MIO-1:o1:offered', 'sent');
  expect(back.got).toEqual(['MIO-1:o1:offered']);
  expect(await runner.read<Mail>('mail', 'MIO-1:o1:offered')).toMatchObject({ tries: 1 });
});

test('a process that dies while sending leaves an unknown outcome to a person, and no second mail', async () => {
  const mail = await serveMail();
  const store = memory();
  const served = await serveAddresses();
  // It got the mail out and was never heard of again.
  const dies: EffectDoer = (effect, of) =>
    doSendMail({
      server: mailServer({ address: smtpAddress(`smtp://127.0.0.1:${mail.port}`), log }),
      log,
      from: { name: '', address: 'mio@w.example' },
      portalUrl: '',
    })(effect, of).then(() => undefined);
  const died = replica(store, { ...served, smtpPort: mail.port, sendMail: dies });
  await died.hear('CaseOffered', 1, {});
  await vi.waitFor(() => expect(mail.got).toHaveLength(1));
  const other = replica(store, { ...served, smtpPort: mail.port });
  other.clock.ahead = 46_000;
  await other.becomes('MIO-1:o1:offered', 'unknown');
  expect([...died.says(), ...other.says()]).toEqual([NotificationFailed({ ...about('offered', 'p-fuut'), unknown: true })]);
  expect(mail.got).toHaveLength(1);
});

test('of many queued mails no more than four at once are where a crash would leave them in doubt', async () => {
  const mail = await serveMail({ holdsMs: 50 });
  const store = memory();
  const sending: number[] = [];
  const counted: Store = {
    ...store,
    async write(batch) {
      const results = await store.write(batch);
      sending.push(await store.count({ collection: 'mail', index: 'state', equals: 'sending' }));
      return results;
    },
  };
  const { hear } = replica(counted, { ...(await serveAddresses()), smtpPort: mail.port });
  await Promise.all(Array.from({ length: 50 }, (_, i) => hear('CaseOffered', i + 1, { offerId: `o${i}` })));
  const sent = () => store.count({ collection: 'mail', index: 'state', equals: 'sent' });
  await vi.waitFor(async () => expect(await sent()).toBe(50), { timeout: 15_000, interval: 50 });
  expect(Math.max(...sending)).toBe(4);
  expect(new Set(mail.got).size).toBe(50);
  expect(mail.got).toHaveLength(50);
}, 20_000);

test('an asker without an address is left alone, and history is not mailed', async () => {
  const mail = await serveMail();
  const { casework, addresses } = await serveAddresses();
  addresses['asker'] = '';
  const { hear, becomes, says } = replica(memory(), { casework, smtpPort: mail.port });
  await hear('CaseAccepted', 2, {});
  await hear('CaseOffered', 1, {}, new Date(Date.now() - 25 * 3_600_000).toISOString());
  await becomes('MIO-1:o1:accepted', 'noAddress');
  await becomes('MIO-1:o1:offered', 'expired');
  expect([mail.got, says()]).toEqual([[], []]);
});
