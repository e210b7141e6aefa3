import type { Page } from 'playwright-core';
import { until } from '../../local/until.ts';

/** On the page of the development sign-in: becomes that person. Who has two roles stands there twice. */
export async function signInOnPage(page: Page, personName: string): Promise<void> {
  await page.getByRole('heading', { name: /Wie bent u\?/ }).waitFor();
  await page.getByRole('button', { name: personName, exact: true }).first().click();
  await page.getByRole('link', { name: 'Uitloggen' }).waitFor();
}

/** Opens a page of the portal, signing in on the way. */
export async function openAs(page: Page, personName: string, url: string): Promise<void> {
  await page.goto(url);
  await signInOnPage(page, personName);
}

/** Opens the mail with that subject on the mail page, as soon as it is there. */
export async function openMail(page: Page, mailUrl: string, subject: RegExp): Promise<void> {
  await reloadUntil(page, mailUrl, async () => (await page.getByRole('link', { name: subject }).count()) > 0);
  await page.getByRole('link', { name: subject }).first().click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
}

/** The name in "Beste Karim Belhadi,". */
export async function greetedIn(page: Page): Promise<string> {
  return /Beste ([^,]+),/.exec(await page.locator('main').innerText())?.[1] ?? '';
}

/** Loads the page again until it says so, as a person does who waits for something. */
export async function reloadUntil(page: Page, url: string, holds: () => Promise<boolean>): Promise<void> {
  const look = async (): Promise<boolean> => {
    await page.goto(url);
    return holds();
  };
  await until(`${new URL(url).pathname} says so`, look, 20_000, 100);
}

/** The description that belongs to a term on the page, such as "Aangenomen" on the page of figures. */
export const toldOf = (page: Page, term: string): Promise<string> =>
  page
    .locator('.mio-definitions__item', { has: page.locator('dt', { hasText: new RegExp(`^${term}$`) }) })
    .first()
    .locator('dd')
    .innerText();
