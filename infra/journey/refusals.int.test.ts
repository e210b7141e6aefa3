import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newMasterKey } from '@mio/sealing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type LocalHouse, startLocalHouse } from '../local/local-house.ts';
import { anyPorts } from '../local/ports.ts';
import { until } from '../local/until.ts';
import { filesWith } from './browser/files-with.ts';
import { beginOwnHouse, type OwnHouse, whyNot } from './browser/house-for-tests.ts';
import { caseOf, isOffer, readMails } from './mailbox.ts';
import { type Cast, readCast } from './region.ts';
import { createStaff, type Session } from './staff.ts';
import { publishUnknownVersion } from './unknown-version.ts';

const missing = await whyNot({ browser: false });
const demoRegion = fileURLToPath(new URL('../../services/directory/region/demo.yaml', import.meta.url));

/** Words that may be nowhere but sealed. */
const canary = { text: 'kanarievogeltje', name: 'Kanariepietsma', email: 'kanariemail@school.example', words: 'kanariereden' };
const hearing = `Een meisje in groep 4 hoort slecht en draagt sinds kort hoortoestellen met ringleiding. ${canary.text}`;
const seeing = `Een leerling met een visuele beperking komt naar onze school, zij ziet nog 10 procent en gebruikt een loep. ${canary.text}`;
const question = (text: string) => ({
  text,
  scope: 'pupil',
  topic: 'unsure',
  role: 'ib',
  parentsInformed: 'yes',
  schoolId: 's-zeven-pontjes',
  contact: { name: canary.name, email: canary.email },
});
const poisoned = 'MIO-00000-00000P';
const opensNothing = 'Deze tekst kan niet worden geopend';

interface Taken {
  readonly reference: string;
  readonly statusUrl: string;
}

describe.skipIf(missing !== undefined)(`what is refused${missing === undefined ? '' : ` (${missing})`}`, { timeout: 60_000 }, () => {
  let own: OwnHouse;
  let house: LocalHouse;
  let regionFile: string;
  let cast: Cast;
  let staff: ReturnType<typeof createStaff>;
  let ops: Session;
  let wentWell = true;
  /** Distinct questions that were answered with 202. */
  const taken = new Map<string, Taken>();
  /** Asked first of all, each offered to an expert of the named team. */
  let atC2: Taken & { readonly expert: string };
  let atC1: Taken & { readonly expert: string };

  beforeAll(async () => {
    regionFile = join(await mkdtemp(join(tmpdir(), 'mio-region-')), 'region.yaml');
    await copyFile(demoRegion, regionFile);
    own = await beginOwnHouse({ env: { MIO_REGION_FILE: regionFile, MIO_MASTER_KEY: newMasterKey('first') } });
    house = own.house;
    cast = await readCast();
    staff = createStaff(house.addresses.portal);
    ops = await staff.as(cast.withRole('ops')[0]!);
    // Five tries take 15 s: begun now, looked at later.
    await publishUnknownVersion(house.addresses.nats, poisoned);
    atC2 = await offered(hearing);
    atC1 = await offered(seeing);
  }, 120_000);
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') wentWell = false;
  });
  afterAll(async () => {
    await house?.stop();
    await own?.end(wentWell);
    if (regionFile !== undefined) await rm(join(regionFile, '..'), { recursive: true });
  });

  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${house.addresses.intake[0]}/v1/questions`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  async function asked(text: string, headers?: Record<string, string>): Promise<Taken> {
    const response = await send(JSON.stringify(question(text)), headers);
    expect(response.status).toBe(202);
    const receipt = (await response.json()) as Taken;
    taken.set(receipt.reference, receipt);
    return receipt;
  }

  async function offered(text: string): Promise<Taken & { expert: string }> {
    const receipt = await asked(text);
    return { ...receipt, expert: await expertOf(receipt.reference) };
  }

  async function expertOf(reference: string): Promise<string> {
    let expert: string | undefined;
    await until(`${reference} is offered`, async () => {
      const mail = (await readMails(house.addresses.mail)).find((each) => isOffer(each) && caseOf(each) === reference);
      expert = mail && cast.byEmail(mail.to);
      return expert !== undefined;
    });
    return expert!;
  }

  async function refused(response: Response, status: number, code?: string): Promise<void> {
    const text = await response.text();
    expect([response.status, text]).toEqual([status, expect.not.stringContaining('kanarie')]);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    if (code !== undefined) expect(JSON.parse(text)).toMatchObject({ status, code, detail: expect.stringMatching(/\.$/) });
  }

  describe('at the public door', () => {
    test('an empty question', async () => refused(await send(JSON.stringify(question('  \n '))), 422, 'invalid_question'));
    test('a question of 1 MB', async () => refused(await send(JSON.stringify(question(canary.text.repeat(70_000)))), 413));
    test('what is no JSON', async () => refused(await send(`{"text": "${canary.text}`), 400));
    test('an unknown school', async () => refused(await send(JSON.stringify({ ...question(hearing), schoolId: 's-nergens' })), 422, 'unknown_school'));

    test('a form of 1 MB, as a page', async () => {
      const body = new URLSearchParams({ stap: '2', actie: 'verder', vraag: canary.text.repeat(70_000) });
      const response = await fetch(`${house.addresses.intake[0]}/vraag`, { method: 'POST', body });
      const page = await response.text();
      expect(response.status).toBe(413);
      expect(page).toContain('De vraag is te lang');
      expect(page).not.toContain(canary.text);
    });

    test('a repeated Idempotency-Key gives the same answer and one case; with another question it is a conflict', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const [first, second] = [await asked(hearing, key), await asked(hearing, key)];
      expect(second).toEqual(first);
      await refused(await send(JSON.stringify(question(seeing)), key), 409, 'key_reused');
      const counted = async () => (await ops.json<{ asked: number }>('/cijfers.json')).asked;
      await until('the last one is counted', async () => (await counted()) >= taken.size);
      expect(await counted()).toBe(taken.size);
    });

    test('a guessed link, with the same answer as nonsense', async () => {
      const { pathname, origin } = new URL(atC2.statusUrl);
      const guessed = pathname.slice(0, -4) + (pathname.endsWith('AAAA') ? 'BBBB' : 'AAAA');
      const answers = await Promise.all([guessed, `${guessed}/intrekken`, '/vraag/MIO-00000-000000/niets', '/zomaar'].map((path) => fetch(origin + path)));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    });
  });

  describe('at the portal', () => {
    const formFor = (page: string, from: string, to: string) => page.replaceAll(from, to);

    test('another team’s expert, by page and by forged form, as if there were no such case', async () => {
      const stranger = await staff.as(atC1.expert);
      const nowhere = 'MIO-00000-000000';
      const [foreign, none] = [await stranger.page(`/casus/${atC2.reference}`), await stranger.page(`/casus/${nowhere}`)];
      expect(foreign).toEqual({ ...none, status: 404 });
      expect((await stranger.page(`/casus/${atC2.reference}/vraag`)).html).toBe(none.html);
      const { html } = await stranger.page(`/casus/${atC1.reference}`);
      for (const act of ['aannemen', 'afwijzen']) {
        const fields = act === 'afwijzen' ? { reden: 'other', toelichting: canary.words } : {};
        const [forged, pointless] = [
          await stranger.submit(formFor(html, atC1.reference, atC2.reference), `/casus/${atC2.reference}/${act}`, fields),
          await stranger.submit(formFor(html, atC1.reference, nowhere), `/casus/${nowhere}/${act}`, fields),
        ];
        expect(forged.status).toBe(404);
        expect(forged.html).toBe(pointless.html);
      }
      const { html: own } = await (await staff.as(atC2.expert)).page(`/casus/${atC2.reference}`);
      expect(own).toContain(`action="/casus/${atC2.reference}/aannemen"`);
    });

    test('a form without proof that it is ours', async () => {
      const expert = await staff.as(atC2.expert);
      const action = `/casus/${atC2.reference}/aannemen`;
      const bare = `<form action="${action}"><input type="hidden" name="opdracht" value="${randomUUID()}"></form>`;
      expect(await expert.submit(bare, action, {})).toMatchObject({ status: 403, html: expect.stringContaining('Er is niets veranderd') });
      expect((await expert.page(`/casus/${atC2.reference}`)).html).toContain(`action="${action}"`);
    });

    test('who is signed out goes to the sign-in, and gets no figures and no effect', async () => {
      const portal = house.addresses.portal[0]!;
      const page = await fetch(`${portal}/casus/${atC2.reference}`, { redirect: 'manual' });
      expect([page.status, page.headers.get('location')]).toEqual([303, `/aanmelden?naar=${encodeURIComponent(`/casus/${atC2.reference}`)}`]);
      expect((await fetch(`${portal}/cijfers.json`)).status).toBe(401);
      expect((await fetch(`${portal}/casus/${atC2.reference}/aannemen`, { method: 'POST', body: new URLSearchParams() })).status).toBe(401);
    });

    test('who left the register while signed in', async () => {
      const person = 'p-lepelaar';
      const session = await staff.as(person);
      expect((await session.page('/')).status).toBe(200);
      const region = await readFile(regionFile, 'utf8');
      const without = region.replace(new RegExp(`  - person: ${person}\n(    .*\n)+`), '').replace(new RegExp(`  - \\{ id: ${person},.*\n`), '');
      await writeFile(regionFile, without);
      house.parts.find(({ name }) => name === 'directory')!.kill('SIGTERM');
      await until('the session is refused', async () => (await session.page('/')).html.includes('U staat niet (meer) in het register'));
      expect((await session.page('/')).status).not.toBe(200);
    });
  });

  test('an event of an unknown version becomes a dead letter that names its case, and can be sent again', async () => {
    const rows = async () => (await ops.page('/cijfers')).html.split('<tr').filter((row) => row.includes(poisoned));
    const parked = async (): Promise<boolean> => {
      const told = (await rows()).join();
      return ['het casusbeheer', 'het leesprogramma', 'de cijfers'].every((taker) => told.includes(taker));
    };
    await until('it is parked wherever it is taken', parked, 30_000, 500);
    const before = await rows();
    expect(before.every((row) => row.includes('unknown version 99'))).toBe(true);
    const { html } = await ops.page('/cijfers');
    expect(await ops.submit(html, '/cijfers/opnieuw', {})).toMatchObject({ status: 303 });
    expect((await rows()).length).toBe(before.length - 1);
  });

  describe('with a lost master key', () => {
    let unread: Taken;

    beforeAll(async () => {
      const expert = await staff.as(atC1.expert);
      const { html } = await expert.page(`/casus/${atC1.reference}`);
      expect((await expert.submit(html, `/casus/${atC1.reference}/afwijzen`, { reden: 'not_for_us', toelichting: canary.words })).status).toBe(303);
      await house.parts.find(({ name }) => name === 'triage')!.stop();
      unread = await asked(hearing);
      await until('its file is open', async () =>
        (await (await fetch(unread.statusUrl, { headers: { accept: 'application/json' } })).text()).includes('"triage"'),
      );
      await house.stop();
      const port = await anyPorts();
      house = await startLocalHouse({ data: house.data, port, env: { MIO_REGION_FILE: regionFile, MIO_MASTER_KEY: newMasterKey('second') } });
      await house.ready();
      staff = createStaff(house.addresses.portal);
      ops = await staff.as(cast.withRole('ops')[0]!);
    }, 120_000);

    test('what cannot be read comes to the desk, which says so and can decide', async () => {
      const desk = await staff.as(cast.withRole('desk')[0]!);
      await until('it lies at the desk', async () => (await desk.page('/triagetafel')).html.includes(unread.reference));
      expect((await desk.page('/triagetafel')).html).toContain('De tekst was niet te lezen');
      const { status, html } = await desk.page(`/triagetafel/${unread.reference}/vraag`);
      expect([status, html]).toEqual([422, expect.stringContaining(opensNothing)]);
      const action = `/triagetafel/${unread.reference}`;
      expect((await desk.submit(html, action, { 'besluit-keuze': 'c2' })).status).toBe(303);
      await expertOf(unread.reference);
    });

    test('the expert who has the case reads so too, and can still answer', async () => {
      const expert = await staff.as(atC2.expert);
      const { status, html } = await expert.page(`/casus/${atC2.reference}/vraag`);
      expect([status, html]).toEqual([422, expect.stringContaining(opensNothing)]);
      expect((await expert.submit(html, `/casus/${atC2.reference}/aannemen`, {})).status).toBe(303);
    });

    test('new questions go their way, and nothing has fallen over', async () => {
      await offered(hearing);
      expect(house.parts.filter((part) => part.restarts() > 0).map(({ name }) => name)).toEqual([]);
    });
  });

  test('what people wrote is nowhere but sealed: not in the log, not in the stream, not in a store', async () => {
    const { data } = house;
    await house.stop();
    // That they are looked through at all: the reference of a case stands in each of them.
    for (const place of ['mio.log', 'nats', 'stores']) expect(await filesWith(join(data, place), atC2.reference), place).not.toEqual([]);
    for (const words of [canary.text, canary.words]) expect(await filesWith(data, words), words).toEqual([]);
    for (const words of [canary.name, canary.email]) {
      for (const place of ['mio.log', 'nats', 'stores']) expect(await filesWith(join(data, place), words), `${words} in ${place}`).toEqual([]);
    }
  });
});
