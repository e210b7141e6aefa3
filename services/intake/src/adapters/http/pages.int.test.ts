import { answerHeaders, pageHeaders } from '@mio/pages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor, publicUrl, school } from '../../test/open-door.ts';
import { emptyDraft } from '../pages/draft.ts';

const canary = 'kanariepiet';
const answers = {
  ...emptyDraft(),
  waarover: 'pupil',
  onderwerp: 'speech',
  vraag: `Hij praat <b>${canary}</b> niet`,
  ouders: 'unnamed',
  school: school.id,
  rol: 'ib',
  naam: 'Jo',
  email: `${canary}@example.org`,
};
const sent = { ...answers, stap: '3', actie: 'verder' };
type Door = Awaited<ReturnType<typeof openDoor>>;
let door: Door;

beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

/** What a browser would send back from this page: all its hidden fields. */
const hiddenIn = (html: string) =>
  Object.fromEntries([...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]));
const ask = async (fields: Partial<typeof sent> = {}) => {
  const answer = await door.form({ ...sent, formulier: emptyDraft().formulier, ...fields });
  const [, , caseId = '', token = ''] = String(answer.headers.location).split('/');
  return { answer, caseId, token, path: `/vraag/${caseId}/${token}` };
};

describe('the form', () => {
  it('goes through three steps and carries the answers along, nothing stored before the end', async () => {
    const before = await door.cases();
    const first = await door.app.inject('/');
    expect(first.body).toContain('Stap 1 van 3');
    expect(first.body).not.toContain('knop Vorige');
    expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'content-security-policy': expect.stringContaining("default-src 'none'") });
    expect(first.headers['set-cookie']).toBeUndefined();
    const second = await door.form({ ...hiddenIn(first.body), waarover: 'pupil', onderwerp: 'speech', actie: 'verder' });
    for (const text of ['Stap 2 van 3', 'Ten hoogste 10.000 tekens', 'Gebruik de knop Vorige, niet die van uw browser.']) expect(second.body).toContain(text);
    expect(second.body).not.toContain('maxlength');
    const third = await door.form({ ...hiddenIn(second.body), vraag: 'Hoe?', ouders: 'no', actie: 'verder' });
    for (const text of ['Stap 3 van 3', 'Gebruik de knop Vorige, niet die van uw browser.']) expect(third.body).toContain(text);
    expect(third.body).toContain(`${school.name} (${school.place})`);
    expect(hiddenIn(third.body)).toMatchObject({
      waarover: 'pupil',
      onderwerp: 'speech',
      vraag: 'Hoe?',
      ouders: 'no',
      formulier: hiddenIn(first.body).formulier,
    });
    const back = await door.form({ ...hiddenIn(third.body), school: school.id, rol: 'ib', actie: 'terug' });
    expect(back.body).toContain('Stap 2 van 3');
    expect(back.body).toMatch(/value="no" checked/);
    expect(hiddenIn(back.body)).toMatchObject({ school: school.id, rol: 'ib' });
    expect(await door.cases()).toBe(before);
  });

  it('shows what is wrong beside the field and on top, and keeps what was typed', async () => {
    const answer = await door.form({ ...sent, email: 'jo@', rol: '' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('<title>Fout: Wie stelt de vraag?');
    for (const field of ['rol', 'email']) expect(answer.body).toContain(`href="#${field}"`);
    expect(answer.body).toContain('value="jo@"');
    expect(answer.body).toContain('id="email-fout"');
  });

  it('goes back to the step where something is missing', async () => {
    const answer = await door.form({ ...sent, vraag: '' });
    expect(answer.body).toContain('Stap 2 van 3');
    expect(answer.body).toContain('href="#vraag"');
  });

  it('says so when nothing can be kept now, and keeps the answers in the page', async () => {
    const away = await openDoor();
    await away.store.close();
    const answer = await away.form(sent);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('Uw vraag is nog niet verstuurd');
    expect(hiddenIn(answer.body)).toMatchObject({ formulier: sent.formulier, onderwerp: 'speech' });
    await away.app.close();
  });

  it('says that a text is too long, and gives all of it back', async () => {
    const answer = await door.form({ ...sent, stap: '2', vraag: 'a'.repeat(10_001) });
    expect(answer.statusCode).toBe(422);
    for (const text of ['Gebruik ten hoogste 10.000 tekens', 'a'.repeat(10_001)]) expect(answer.body).toContain(text);
  });

  it('refuses what is far too long', async () => {
    const large = await door.form({ ...sent, vraag: 'a'.repeat(1_000_000) });
    expect(large.statusCode).toBe(413);
    expect(large.body).not.toMatch(/browser terug/);
    expect((await door.app.inject({ method: 'POST', url: '/vraag', payload: { a: 1 } })).statusCode).toBe(415);
  });
});

describe('sending', () => {
  it('leads to the receipt, by a path without a word of the question', async () => {
    const { answer, caseId, path } = await ask();
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toMatch(/^\/vraag\/MIO-\w{5}-\w{6}\/[\w-]{32}\/ontvangen$/);
    expect(await door.question(caseId)).toMatchObject({ channel: 'web', parentsInformed: 'unnamed', schoolId: school.id });
    const receipt = await door.app.inject(`${path}/ontvangen`);
    expect(receipt.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
    for (const part of [caseId, `${publicUrl}${path}`, 'U krijgt een e-mail', 'kan de vraag intrekken', 'tel:112']) expect(receipt.body).toContain(part);
    expect(receipt.body).not.toContain(canary);
  });

  it('twice is once', async () => {
    const { formulier } = emptyDraft();
    const [one, two] = await Promise.all([ask({ formulier }), ask({ formulier })]);
    expect(one!.answer.headers.location).toBe(two!.answer.headers.location);
  });

  it('asks first when something was changed after sending', async () => {
    const { formulier } = emptyDraft();
    await ask({ formulier });
    const { answer } = await ask({ formulier, vraag: 'Iets anders' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('U hebt deze vraag al verstuurd');
    expect(hiddenIn(answer.body).formulier).not.toBe(formulier);
  });
});

describe('the private link', () => {
  it('shows where the question stands, also while casework is away', async () => {
    const { caseId, path } = await ask();
    for (const text of ['Wij hebben uw vraag', 'tel:112']) expect((await door.app.inject(path)).body).toContain(text);
    const away = await openDoor({ askStatus: async () => 'away' });
    const { headers } = await away.form(sent);
    expect((await away.app.inject(String(headers.location).replace('/ontvangen', ''))).body).toContain('nu even niet op te halen');
    await away.close();
    expect((await door.app.inject(path.replace(caseId, caseId.toLowerCase().replaceAll('-', '')))).statusCode).toBe(200);
  });

  it('tells a program the same', async () => {
    const { caseId, path } = await ask();
    const asJson = (url: string, from = door) => from.app.inject({ url, headers: { accept: 'application/json' } });
    expect((await asJson(path)).json()).toEqual({ reference: caseId, state: 'received', custodian: 'intake', team: '', expert: '', since: '', outcome: '' });
    expect((await asJson(`${path}x`)).json()).toMatchObject({ status: 404, code: 'not_found' });
    const away = await openDoor({ askStatus: async () => 'away' });
    const { headers } = await away.form(sent);
    expect((await asJson(String(headers.location).replace('/ontvangen', ''), away)).json()).toMatchObject({ state: 'unknown', custodian: '' });
    await away.close();
  });

  it('takes the question back, once', async () => {
    const { caseId, path } = await ask();
    expect((await door.app.inject(`${path}/intrekken`)).body).toContain('Wilt u de vraag intrekken?');
    for (const _click of [1, 2]) expect((await door.form({}, `${path}/intrekken`)).headers.location).toBe(path);
    const over = (await door.app.inject(path)).body;
    expect(over).toContain('U hebt de vraag ingetrokken');
    expect(over).not.toContain('tel:112');
    expect(door.said.filter(({ id, subject }) => id.includes(caseId) && subject.endsWith('QuestionWithdrawn'))).toHaveLength(1);
  });

  it('tells a guesser nothing: a wrong token, another case and no case give one and the same page', async () => {
    const [{ caseId, token }, other] = [await ask(), await ask()];
    const guesses = [
      `/vraag/${caseId}/${'a'.repeat(32)}`,
      `/vraag/${other.caseId}/${token}`,
      `/vraag/MIO-00000-000000/${token}`,
      `/vraag/${caseId}/${token}x`,
      `/vraag/${caseId}/${token}x/intrekken`,
      '/vraag/x/y',
      `/vraag/MIO-00000-000000/${door.secrets.linkToken('MIO-00000-000000')}`,
    ];
    const answers = await Promise.all(guesses.map((url) => door.app.inject(url)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]!.statusCode).toBe(404);
    expect((await door.form({}, `/vraag/${caseId}/${'a'.repeat(32)}/intrekken`)).statusCode).toBe(404);
  });

  it('is tried so often and no more', async () => {
    const busy = await openDoor({ ratePerMinute: 3 });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await busy.app.inject(`/vraag/MIO-00000-000000/${i}`)).statusCode);
    expect(statuses).toEqual([404, 404, 404, 429]);
    await busy.close();
  });
});

it.each([
  ['/', 200],
  ['/niets', 404],
  ['/%zz', 404],
  ['/vraag/MIO-00000-000000/x', 404],
  ['/v1/schools', 200],
  ['/v1/niets', 404],
  ['/v1/%zz', 404],
])('%s says to browsers what they may do with it', async (url, status) => {
  const answer = await door.app.inject(url);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers).toMatchObject(url.startsWith('/v1/') ? answerHeaders(publicUrl) : pageHeaders(publicUrl, 'no-referrer'));
});

it('no word, no address and no link of all this is in the log', () => {
  expect(door.lines.length).toBeGreaterThan(20);
  expect(door.lines.filter((line) => line.includes(canary) || /vraag\/MIO/i.test(line))).toEqual([]);
});
