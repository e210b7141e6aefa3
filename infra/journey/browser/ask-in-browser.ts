import type { Page } from 'playwright-core';

export interface BrowserQuestion {
  readonly text: string;
  /** As the form says them. */
  readonly topic: string;
  readonly school: string;
  readonly name?: string;
  readonly email?: string;
}

/** What the asker keeps. */
export interface Receipt {
  readonly caseId: string;
  readonly statusUrl: string;
}

/** Each step is a page; `look` is called on it before it is sent. */
type Look = (page: Page, name: string) => Promise<void>;
const unseen: Look = async () => {};

/** Asks about a pupil by the public form, in three steps, as an internal counsellor does. */
export async function askInBrowser(page: Page, intakeUrl: string, question: BrowserQuestion, look = unseen): Promise<Receipt> {
  await page.goto(intakeUrl);
  await page.getByLabel('Eén leerling').check();
  await page.getByLabel('Waar gaat het vooral over?').selectOption({ label: question.topic });
  await look(page, 'step 1');
  await page.getByRole('button', { name: 'Volgende' }).click();
  await page.getByLabel('Wat is uw vraag?').fill(question.text);
  await page.getByLabel('Ja', { exact: true }).check();
  await look(page, 'step 2');
  await page.getByRole('button', { name: 'Volgende' }).click();
  await page.getByLabel('Om welke school gaat het?').selectOption({ label: question.school });
  await page.getByLabel('Wie bent u?').selectOption({ label: 'Intern begeleider (ib)' });
  await page.getByLabel('Uw naam').fill(question.name ?? '');
  await page.getByLabel('Uw e-mailadres').fill(question.email ?? '');
  await look(page, 'step 3');
  await page.getByRole('button', { name: 'Verstuur de vraag' }).click();
  return readReceipt(page);
}

/** Reads the page that comes after sending. */
export async function readReceipt(page: Page): Promise<Receipt> {
  await page.getByRole('heading', { name: 'Uw vraag is ontvangen' }).waitFor();
  const told = await page.getByText('Uw kenmerk is').innerText();
  const statusUrl = await page.locator('main a[href*="/vraag/MIO-"]').getAttribute('href');
  return { caseId: /MIO-[\w-]+/.exec(told)?.[0] ?? '', statusUrl: statusUrl ?? '' };
}
