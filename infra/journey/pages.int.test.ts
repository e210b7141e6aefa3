import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LocalHouse } from '../local/local-house.ts';
import { accessTo } from './browser/access-log.ts';
import { askInBrowser, type Receipt, readReceipt } from './browser/ask-in-browser.ts';
import { pressOn, tabTo, typeInto } from './browser/by-keyboard.ts';
import { beginOwnHouse, type OwnHouse, whyNot } from './browser/house-for-tests.ts';
import { createLooker } from './browser/look.ts';
import { openBrowser, type Windows } from './browser/open-browser.ts';
import { crisis, hearing, printer, reading } from './browser/questions.ts';
import { greetedIn, openAs, openMail, reloadUntil, signInOnPage, toldOf } from './browser/staff-in-browser.ts';
import { publishUnknownVersion } from './unknown-version.ts';

// MIO_SHOTS: a folder for pictures of every page, to look at.
const { look, seen, faults } = createLooker({ shots: process.env['MIO_SHOTS'] });
const missing = await whyNot({ browser: true });

const stuck = 'MIO-00000-00000P';
const deskPerson = 'Anja Vlietbrug';
const opsPerson = 'Koen Baggerveld';
const offered = ({ caseId }: Receipt): RegExp => new RegExp(`^(Mogelijk direct gevaar: )?Er wacht een vraag op (u|uw team) \\(${caseId}\\)$`);

describe.skipIf(missing !== undefined)(`people at their browsers${missing === undefined ? '' : ` (${missing})`}`, { timeout: 60_000 }, () => {
  let own: OwnHouse;
  let house: LocalHouse;
  let windows: Windows;
  let wentWell = true;
  let intake: string;
  let portal: string;
  let mail: string;
  /** Windows that stay open from test to test: the asker's, the mail page's, and those of staff by name. */
  let asker: Page;
  let mails: Page;
  const staff = new Map<string, Page>();
  let first: Receipt;
  let expert: string;

  beforeAll(async () => {
    [own, windows] = await Promise.all([beginOwnHouse(), openBrowser()]);
    house = own.house;
    [intake, portal, mail] = [house.addresses.intake[0]!, house.addresses.portal[0]!, house.addresses.mail];
    [asker, mails] = await Promise.all([windows.open(), windows.open()]);
    // Parked after five tries; looked at in the end.
    await publishUnknownVersion(house.addresses.nats, stuck);
  }, 120_000);
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') wentWell = false;
  });
  afterAll(async () => {
    await windows?.close();
    await own?.end(wentWell);
  });

  /** The window in which somebody is signed in, at that address. */
  async function at(person: string, path: string): Promise<Page> {
    const known = staff.get(person);
    const page = known ?? (await windows.open());
    staff.set(person, page);
    if (known === undefined) await openAs(page, person, portal + path);
    else await page.goto(portal + path);
    return page;
  }

  async function offeredTo(receipt: Receipt): Promise<string> {
    await openMail(mails, mail, offered(receipt));
    return greetedIn(mails);
  }

  test('somebody asks about a pupil who hears badly and gets a reference and a link of their own', async () => {
    await mails.goto(mail);
    await look(mails, 'mail page without mail');
    first = await askInBrowser(asker, intake, hearing, look);
    await look(asker, 'receipt');
    expect(first.caseId).toMatch(/^MIO-[0-9A-Z]{5}-[0-9A-Z]{6}$/);
    expect(first.statusUrl.startsWith(`${intake}/vraag/${first.caseId}/`)).toBe(true);
  });

  test('the mail page says to whom it was offered, and its link leads past the sign-in to the case', async () => {
    expert = await offeredTo(first);
    await look(mails, 'mail about an offer');
    expect(await mails.locator('main').innerText()).not.toContain('hoort slecht');
    const page = await windows.open();
    staff.set(expert, page);
    await page.goto((await mails.locator('main a[href*="/casus/"]').first().getAttribute('href'))!);
    await look(page, 'sign-in page');
    await signInOnPage(page, expert);
    expect(page.url()).toBe(`${portal}/casus/${first.caseId}`);
    await look(page, 'case, question closed');
    expect(await page.locator('main').innerText()).not.toContain('hoort slecht');
  });

  test('the expert reads the question, which is written down, and accepts', async () => {
    const page = staff.get(expert)!;
    expect(await accessTo(join(house.data, 'stores'), first.caseId)).toEqual([]);
    await page.getByRole('link', { name: 'Lees de vraag' }).click();
    await page.getByText(hearing.text).waitFor();
    await page.getByText('Uw inzage is vastgelegd').waitFor();
    await look(page, 'case, question open');
    expect(await accessTo(join(house.data, 'stores'), first.caseId)).toMatchObject([{ number: 1, by: expect.stringMatching(/^p-/), what: 'question' }]);
    await page.goto(portal);
    await page.getByRole('link', { name: first.caseId }).waitFor();
    await look(page, 'inbox with an offer');
    await page.getByRole('link', { name: first.caseId }).click();
    await page.getByRole('button', { name: 'Casus aannemen' }).click();
    await page.getByText('U hebt de casus aangenomen').waitFor();
    await look(page, 'case, accepted');
  });

  test('the asker has a mail, and the private page says who has the question', async () => {
    await openMail(mails, mail, new RegExp(`^Uw vraag is aangenomen \\(${first.caseId}\\)$`));
    const told = await mails.locator('main').innerText();
    expect(told).toContain(hearing.email!);
    expect(told).toContain(`${expert} (Cluster 2`);
    expect(told).not.toContain('hoort slecht');
    await asker.goto(first.statusUrl);
    await asker.getByText(`${expert} (Cluster 2: horen, spraak en taal) heeft uw vraag aangenomen`).waitFor();
    await look(asker, 'private page, accepted');
    await mails.goto(mail);
    await look(mails, 'mail page with mails');
    // Where the mail page shows it, no script may run, the one that looks included.
    const itself = await fetch(`${mail}${await mails.locator('main a[href^="/mail/"]').first().getAttribute('href')}/html`);
    const bare = await windows.open();
    await bare.setContent(await itself.text());
    await look(bare, 'the mail itself', { bare: true });
  });

  test('operations see one asked and one accepted', async () => {
    const page = await at(opsPerson, '/cijfers');
    await reloadUntil(page, `${portal}/cijfers`, async () => (await toldOf(page, 'Aangenomen')) === '1');
    expect(await page.locator('main').innerText()).not.toContain('niet te bereiken');
    expect([await toldOf(page, 'Gevraagd'), await toldOf(page, 'Door de machine toegewezen'), await toldOf(page, 'Casussen langs de triagetafel')]).toEqual([
      '1',
      '1',
      '0',
    ]);
    await look(page, 'figures');
  });

  test('a question that may be a crisis goes to the triage desk, where a person decides', async () => {
    const desk = await at(deskPerson, '/triagetafel');
    await look(desk, 'triage desk, empty');
    const receipt = await askInBrowser(asker, intake, crisis);
    await reloadUntil(desk, `${portal}/triagetafel`, async () => (await desk.getByRole('link', { name: receipt.caseId }).count()) > 0);
    await look(desk, 'triage desk');
    await desk.getByRole('link', { name: receipt.caseId }).click();
    await desk.getByText('Mogelijk is er direct gevaar').waitFor();
    await asker.goto(receipt.statusUrl);
    await asker.getByText('Iemand van de triagetafel leest uw vraag').waitFor();
    await desk.getByRole('link', { name: 'Lees de vraag' }).click();
    await desk.getByText(crisis.text).waitFor();
    await look(desk, 'desk, question open');
    await desk.getByRole('button', { name: 'Besluit vastleggen' }).click();
    await desk.getByText('Er klopt nog iets niet').waitFor();
    await look(desk, 'desk, nothing chosen');
    await desk.getByRole('link', { name: 'Lees de vraag' }).click();
    await desk.getByLabel('Kiezen met de toetsen 1 en 2').waitFor();
    await desk.keyboard.press('1');
    await desk.getByText('Uw besluit is vastgelegd').waitFor();
    const taker = await at(await offeredTo(receipt), `/casus/${receipt.caseId}`);
    await taker.getByText('Team gekozen door').waitFor();
    expect(await toldOf(taker, 'Team gekozen door')).toBe('de triagetafel');
    expect(await toldOf(taker, 'Urgentie')).toBe('Crisis');
  });

  test('what is no question for MIO is closed, and the asker reads so', async () => {
    const receipt = await askInBrowser(asker, intake, printer);
    const desk = await at(deskPerson, '/triagetafel');
    await reloadUntil(desk, `${portal}/triagetafel`, async () => (await desk.getByRole('link', { name: receipt.caseId }).count()) > 0);
    await desk.getByRole('link', { name: receipt.caseId }).click();
    await desk.getByLabel('Hoort niet bij MIO').check();
    await desk.getByRole('button', { name: 'Besluit vastleggen' }).click();
    await desk.getByText('Uw besluit is vastgelegd').waitFor();
    await reloadUntil(asker, receipt.statusUrl, async () => (await asker.getByRole('heading', { name: 'Deze vraag hoort niet bij MIO' }).count()) > 0);
    await look(asker, 'private page, closed');
  });

  test('an expert who rejects says why; the trace shows it and another team gets it', async () => {
    const receipt = await askInBrowser(asker, intake, reading);
    const name = await offeredTo(receipt);
    const page = await at(name, `/casus/${receipt.caseId}`);
    await page.getByRole('button', { name: 'Casus afwijzen' }).click();
    await page.getByRole('link', { name: 'Kies waarom u de casus afwijst.' }).waitFor();
    await look(page, 'case, rejected without a reason');
    await page.getByLabel('Reden om af te wijzen').selectOption({ label: 'Dit hoort bij een ander team' });
    await page.getByLabel('Toelichting').fill('Dit lijkt eerder een kwestie van taal.');
    await page.getByRole('button', { name: 'Casus afwijzen' }).click();
    await page.getByText('U hebt de casus afgewezen').waitFor();
    const desk = await at(deskPerson, '/triagetafel');
    await reloadUntil(desk, `${portal}/triagetafel`, async () => (await desk.getByRole('link', { name: receipt.caseId }).count()) > 0);
    await desk.getByRole('link', { name: receipt.caseId }).click();
    await desk.getByText('Afgewezen: Dit hoort bij een ander team').waitFor();
    await desk.getByRole('link', { name: 'Lees de vraag' }).click();
    await desk.getByText('Dit lijkt eerder een kwestie van taal.').waitFor();
    await look(desk, 'desk, after a rejection');
    await desk.getByLabel(/^Cluster 2/).check();
    await desk.getByRole('button', { name: 'Besluit vastleggen' }).click();
    await reloadUntil(asker, receipt.statusUrl, async () => (await asker.getByText('(Cluster 2: horen, spraak en taal)').count()) > 0);
    await look(asker, 'private page, offered');
    await page.goto(`${portal}/casus/${receipt.caseId}`);
    await page.getByRole('heading', { name: 'Niet gevonden' }).waitFor();
    await look(page, 'case of another team');
  });

  test('a question that is taken back is over for everybody', async () => {
    const receipt = await askInBrowser(asker, intake, hearing);
    const name = await offeredTo(receipt);
    await asker.goto(receipt.statusUrl);
    await asker.getByRole('link', { name: 'Trek de vraag in' }).click();
    await look(asker, 'taking back');
    await asker.getByRole('button', { name: 'Ja, trek de vraag in' }).click();
    await asker.getByRole('heading', { name: 'U hebt de vraag ingetrokken' }).waitFor();
    const page = await at(name, '/');
    await reloadUntil(page, portal, async () => (await page.getByRole('link', { name: receipt.caseId }).count()) === 0);
  });

  test('the form helps who fills in nothing', async () => {
    await asker.goto(intake);
    await asker.getByRole('button', { name: 'Volgende' }).click();
    await asker.getByText('Er kloppen nog 2 dingen niet').waitFor();
    await look(asker, 'step 1 with errors');
    await asker.getByRole('link', { name: 'Kies over wie de vraag gaat.' }).click();
    expect(await asker.getByLabel('Eén leerling').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('the whole way without JavaScript', async () => {
    const [visitor, page] = await Promise.all([windows.open({ javaScriptEnabled: false }), windows.open({ javaScriptEnabled: false })]);
    const receipt = await askInBrowser(visitor, intake, hearing);
    const name = await offeredTo(receipt);
    await openAs(page, name, `${portal}/casus/${receipt.caseId}`);
    await page.getByRole('link', { name: 'Lees de vraag' }).click();
    await page.getByText(hearing.text).waitFor();
    await page.getByRole('button', { name: 'Casus aannemen' }).click();
    await page.getByText('U hebt de casus aangenomen').waitFor();
    await visitor.goto(receipt.statusUrl);
    await visitor.getByText(`${name} (Cluster 2: horen, spraak en taal) heeft uw vraag aangenomen`).waitFor();
  });

  test('the whole way with the keyboard alone', async () => {
    const page = await windows.open();
    await page.goto(intake);
    await pressOn(page, page.getByLabel('Eén leerling'), 'Space');
    await typeInto(page, page.getByLabel('Waar gaat het vooral over?'), 'Minder goed h');
    await pressOn(page, page.getByRole('button', { name: 'Volgende' }), 'Enter');
    await page.getByLabel('Wat is uw vraag?').waitFor();
    await typeInto(page, page.getByLabel('Wat is uw vraag?'), hearing.text);
    await pressOn(page, page.getByLabel('Ja', { exact: true }), 'Space');
    await pressOn(page, page.getByRole('button', { name: 'Volgende' }), 'Enter');
    await page.getByLabel('Om welke school gaat het?').waitFor();
    await typeInto(page, page.getByLabel('Om welke school gaat het?'), 'Basisschool De Zeven');
    await typeInto(page, page.getByLabel('Wie bent u?'), 'Leerkracht');
    await pressOn(page, page.getByRole('button', { name: 'Verstuur de vraag' }), 'Enter');
    const name = await offeredTo(await readReceipt(page));
    await page.goto(portal);
    await page.getByRole('heading', { name: /Wie bent u\?/ }).waitFor();
    await pressOn(page, page.getByRole('button', { name, exact: true }).first(), 'Enter');
    await page.getByRole('heading', { name: 'Aan u aangeboden' }).waitFor();
    await pressOn(page, page.locator('section[aria-labelledby="offered"] a').first(), 'Enter');
    await page.getByRole('button', { name: 'Casus aannemen' }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Casus aannemen' }));
    await page.keyboard.press('Enter');
    await page.getByText('U hebt de casus aangenomen').waitFor();
  });

  test('operations see what got stuck and send it again', async () => {
    const page = await at(opsPerson, '/cijfers');
    await reloadUntil(page, `${portal}/cijfers`, async () => (await page.getByRole('row', { name: stuck }).count()) > 0);
    await look(page, 'figures with dead letters');
    await page.getByRole('button', { name: 'Stuur opnieuw' }).first().click();
    await page.getByText('Het bericht is opnieuw aangeboden').waitFor();
  });

  test('the pages beside the way', async () => {
    for (const [name, path] of [
      ['privacy', '/privacy'],
      ['accessibility', '/toegankelijkheid'],
      ['nothing here', '/anders'],
    ] as const) {
      await asker.goto(intake + path);
      await look(asker, name);
    }
    const coordinator = await at('Marleen Waterschoot', '/');
    await look(coordinator, 'inbox of a coordinator');
    const newcomer = await at('Victor Nevelstroom', '/');
    await look(newcomer, 'start of somebody without cases');
    await newcomer.goto(`${portal}/cijfers`);
    await look(newcomer, 'not for your role');
    await newcomer.goto(`${portal}/uitloggen`);
    await look(newcomer, 'signed out');
    await newcomer.goto(house.addresses.signIn);
    await look(newcomer, 'sign-in, not sent by the portal');
  });

  test('every page that was looked at holds to WCAG 2.2 AA at 320 and 1280 px, and nobody complained', () => {
    console.info(`${seen.length} pages looked at`);
    expect(faults).toEqual([]);
    expect(windows.complaints).toEqual([]);
    expect(seen.length).toBeGreaterThanOrEqual(30);
  });
});
