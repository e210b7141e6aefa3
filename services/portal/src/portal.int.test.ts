import { afterAll, beforeEach, expect, test } from 'vitest';
import { openPortal } from './test/open-portal.ts';
import { offeredCase } from './test/stand-ins.ts';

const caseId = 'MIO-7QK2M-9XR4TB';
const { beginAnew, others, signedIn, called, close } = await openPortal();
afterAll(close);
beforeEach(beginAnew);

test('the inbox shows what is offered, how long there is, and why', async () => {
  const { page } = await signedIn('p-wulp');
  for (const text of [caseId, 'De Zandkorrel', 'spraak en taal', 'Spoed', 'nog ', 'eigen AB’er van deze school', 'U hebt nog geen casussen'])
    expect(page.text).toContain(text);
});

test('the text is shown only when asked for, and casework is told for whom', async () => {
  const { browser, page } = await signedIn('p-wulp', `/casus/${caseId}`);
  expect(page.text).not.toContain('Zij praat bijna niet.');
  expect(called('openQuestion')).toEqual([]);
  const read = await browser.get(`/casus/${caseId}/vraag`);
  for (const text of ['Zij praat bijna niet.', 'Uw inzage is vastgelegd', 'els@school.example']) expect(read.text).toContain(text);
  for (const text of ['Vooral door “praat” gaat deze vraag naar Cluster 2', 'Zonder “praat” had het leesprogramma']) expect(read.text).toContain(text);
  expect(called('openQuestion')).toEqual([{ name: 'openQuestion', request: { caseId }, person: 'p-wulp' }]);
});

test('the case page says why, who came second, what happened, and which mail did not arrive for sure', async () => {
  const { page } = await signedIn('p-wulp', `/casus/${caseId}`);
  for (const text of [
    'eigen AB’er van deze school',
    '12 minuten rijden',
    'Tweede keus: Karim Belhadi',
    'Aangeboden aan Yasmina Achterhof',
    'aan de vrager: niet bekend',
  ])
    expect(page.text).toContain(text);
});

test('accepting sends one command, however often the form is sent', async () => {
  const { browser, page } = await signedIn('p-wulp', `/casus/${caseId}`);
  const answers = [await browser.submit(page, `/casus/${caseId}/aannemen`), await browser.submit(page, `/casus/${caseId}/aannemen`)];
  for (const answer of answers) expect(answer).toMatchObject({ status: 200, at: `/casus/${caseId}?gelukt=aangenomen` });
  const ids = called('acceptCase').map(({ request }) => (request as { commandId: string }).commandId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('who is too late reads so on the case itself', async () => {
  const { browser, page } = await signedIn('p-wulp', `/casus/${caseId}`);
  others.cases = [offeredCase({ state: 'accepted', custodian: { kind: 'expert', id: 'p-fuut' } }, ['see'])];
  const answer = await browser.submit(page, `/casus/${caseId}/aannemen`);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('Een collega heeft deze casus al aangenomen.');
});

test('rejecting needs a reason; what was typed is kept', async () => {
  const { browser, page } = await signedIn('p-wulp', `/casus/${caseId}`);
  const path = `/casus/${caseId}/afwijzen`;
  const back = await browser.submit(page, path, { reden: '', toelichting: 'Meer <iets> voor c4' });
  expect(back.status).toBe(422);
  expect(back.text).toContain('href="#reden"');
  expect(back.text).toContain('Meer &#60;iets&#62; voor c4');
  expect(called('rejectCase')).toEqual([]);
  const gone = await browser.submit(back, path, { reden: 'not_for_us', toelichting: 'Meer voor c4' });
  expect(gone.at).toBe('/?gelukt=afgewezen');
  expect(called('rejectCase')[0]?.request).toMatchObject({ caseId, reason: 'not_for_us', words: 'Meer voor c4' });
});

test('“Anders” needs words, and says so at the field', async () => {
  const { browser, page } = await signedIn('p-wulp', `/casus/${caseId}`);
  const back = await browser.submit(page, `/casus/${caseId}/afwijzen`, { reden: 'other', toelichting: ' ' });
  expect(back.status).toBe(422);
  expect(back.text).toContain('href="#toelichting"');
  expect(called('rejectCase')).toEqual([]);
});

test('who can only reject reads who can accept', async () => {
  const only = 'Een deskundige van uw team kan de vraag aannemen.';
  expect((await signedIn('p-wulp', `/casus/${caseId}`)).page.text).not.toContain(only);
  others.cases = [offeredCase({}, ['see', 'read', 'reject'])];
  expect((await signedIn('p-wulp', `/casus/${caseId}`)).page.text).toContain(only);
});

test('a form without our token, or with that of another person, changes nothing', async () => {
  const { browser, page } = await signedIn('p-wulp', `/casus/${caseId}`);
  const path = `/casus/${caseId}/aannemen`;
  expect((await browser.post(path, new URLSearchParams({ opdracht: crypto.randomUUID() }))).status).toBe(403);
  const { browser: other } = await signedIn('p-fuut');
  other.cookies.set('mio_formulier', browser.cookies.get('mio_formulier')!);
  expect((await other.submit(page, path)).status).toBe(403);
  expect(called('acceptCase')).toEqual([]);
});

test('a guessed link is not found, and says no more', async () => {
  const { page } = await signedIn('p-wulp', '/casus/MIO-00000-000000');
  expect(page.status).toBe(404);
  expect(page.text).toContain('Niet gevonden');
});

test('a form for a guessed case gets the answer of a page that is not there', async () => {
  const { browser, page } = await signedIn('p-wulp', `/casus/${caseId}`);
  const guessed = '/casus/MIO-00000-000000';
  const answer = await browser.submit({ ...page, text: page.text.replaceAll(caseId, 'MIO-00000-000000') }, `${guessed}/aannemen`);
  expect(answer).toMatchObject({ status: 404, text: (await browser.get(guessed)).text });
});

test('the desk sees why and how sure, and decides', async () => {
  others.cases = [
    offeredCase(
      {
        state: 'received',
        custodian: { kind: 'desk', id: '' },
        urgency: 'crisis',
        deskReason: 'crisis',
        best: [
          { team: 'c4', probability: 0.61 },
          { team: 'c2', probability: 0.3 },
          { team: 'c3', probability: 0.04 },
        ],
      },
      ['see', 'read', 'decide'],
    ),
  ];
  const { browser, page } = await signedIn('p-desk');
  expect(page.at).toBe('/triagetafel');
  for (const text of ['Crisis', '61\u00a0%', 'Mogelijk crisis', '30\u00a0%', 'MIO-LAAT']) expect(page.text).toContain(text);
  expect(page.text).not.toContain('4\u00a0%');
  const path = `/triagetafel/${caseId}`;
  const file = await browser.get(path);
  expect(file.text).toContain('bel 112');
  const back = await browser.submit(file, path, {});
  expect(back.status).toBe(422);
  const answer = await browser.submit(back, path, { 'besluit-keuze': 'c2' });
  expect(answer.at).toBe('/triagetafel?gelukt=besloten');
  expect(called('decideTriage')).toEqual([{ name: 'decideTriage', request: expect.objectContaining({ caseId, decision: 'c2' }), person: 'p-desk' }]);
});

test('the desk weighs the two best teams beside each other, each with its words and a key of its own, and says how urgent it is', async () => {
  const words = [
    { word: 'stottert', team: 'c2', weight: 1.2 },
    { word: 'boos', team: 'c4', weight: 0.7 },
  ];
  others.question = { ...others.question, words };
  const best = [
    { team: 'c4', probability: 0.61 },
    { team: 'c2', probability: 0.3 },
  ];
  others.cases = [offeredCase({ state: 'received', custodian: { kind: 'desk', id: '' }, deskReason: 'unsure', best }, ['see', 'read', 'decide'])];
  const path = `/triagetafel/${caseId}`;
  const { browser, page } = await signedIn('p-desk', `${path}/vraag`);
  const [, first = '', second = ''] = page.text.split('mio-beside__part');
  for (const text of ['gedrag en welbevinden (61\u00a0%)', '“boos”', 'aria-keyshortcuts="1"']) expect(first).toContain(text);
  for (const text of ['(30\u00a0%)', '“stottert”', 'aria-keyshortcuts="2"']) expect(second).toContain(text);
  const script = /src="(\/script\/keys-[0-9a-f]+\.js)"/.exec(page.text)?.[1] ?? '';
  expect((await browser.get(script)).status).toBe(200);
  await browser.submit(page, path, { 'besluit-keuze': 'c2', urgentie: 'high' });
  expect(called('decideTriage')).toEqual([{ name: 'decideTriage', request: expect.objectContaining({ decision: 'c2', urgency: 'high' }), person: 'p-desk' }]);
});

test('operations see the figures and send a dead letter again', async () => {
  others.figures = {
    ...others.figures,
    at: '2026-03-02T10:00:00.000Z',
    asked: 320,
    states: [{ state: 'offered', cases: 7 }],
    handovers: [{ from: 'matching', to: 'c4', times: 3 }],
  };
  others.deadLetters = [
    { id: 'd1', caseId, input: 'TeamMatched', reason: 'unknown version', tries: 5, parkedAt: '2026-03-02T10:00:00.000Z', service: 'casework' },
  ];
  const { browser, page } = await signedIn('p-ops');
  expect(page.at).toBe('/cijfers');
  for (const text of ['320', 'Aangeboden', 'de toewijzing', 'Cluster 4', 'unknown version', 'Casussen die zijn afgewezen', 'Casussen langs de triagetafel'])
    expect(page.text).toContain(text);
  expect((await browser.submit(page, '/cijfers/opnieuw')).at).toBe('/cijfers?gelukt=opnieuw');
  expect(called('casework.sendAgain')[0]?.request).toEqual({ id: 'd1' });
  expect(JSON.parse((await browser.get('/cijfers.json')).text)).toMatchObject({ asked: 320 });
});

test('a service that does not tell what got stuck costs operations no figures', async () => {
  others.refuses = 'directory';
  try {
    const { page } = await signedIn('p-ops');
    expect(page).toMatchObject({ status: 200, at: '/cijfers' });
    expect(page.text).toContain('vastgelopen berichten van het register');
  } finally {
    others.refuses = undefined;
  }
});

test('a text that cannot be opened says so on its case, where the desk can still decide', async () => {
  others.cases = [offeredCase({ state: 'received', custodian: { kind: 'desk', id: '' }, deskReason: 'unreadable' }, ['see', 'read', 'decide'])];
  others.unsealable = true;
  try {
    const { page } = await signedIn('p-desk', `/triagetafel/${caseId}/vraag`);
    expect(page.status).toBe(422);
    for (const text of ['Deze tekst kan niet worden geopend', 'De tekst was niet te lezen', 'Besluit vastleggen']) expect(page.text).toContain(text);
  } finally {
    others.unsealable = false;
  }
});

test.each([
  ['p-wulp', '/triagetafel'],
  ['p-wulp', '/cijfers'],
  ['p-desk', '/cijfers.json'],
  ['p-desk', '/cijfers'],
  ['p-ops', '/triagetafel'],
  ['p-ops', `/casus/${caseId}`],
])('%s may not open %s', async (id, path) => {
  const { browser } = await signedIn(id);
  const page = await browser.get(path);
  expect(page.status).toBe(403);
  expect(page.text).not.toContain('De Zandkorrel');
});

test('the stylesheet may be kept for ever; a page that is not there says so', async () => {
  const { browser, page } = await signedIn('p-wulp');
  const css = await browser.get(/href="(\/stijl\/[^"]+)"/.exec(page.text)![1]!);
  expect(css.headers.get('cache-control')).toContain('immutable');
  expect(await browser.get('/nergens')).toMatchObject({ status: 404 });
});

test('a part that is down is named, and the rest is shown', async () => {
  await others.stop('intake');
  others.cases = [offeredCase({ custodian: { kind: 'desk', id: '' }, deskReason: 'unsure' }, ['see', 'decide'])];
  const { page } = await signedIn('p-desk', '/triagetafel');
  expect(page.status).toBe(200);
  expect(page.text).toContain('de vragen die nog wachten');
  expect(page.text).toContain('Het leesprogramma twijfelt');
});

test('a case of which the service is down is 503, without detail', async () => {
  await others.stop('casework');
  const { page } = await signedIn('p-wulp', `/casus/${caseId}`);
  expect(page.status).toBe(503);
  expect(page.text).not.toMatch(/UNAVAILABLE|ECONN|127\.0\.0\.1/);
});
