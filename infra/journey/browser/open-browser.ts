import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../servers/chromium.ts';

export interface Windows {
  /** A window of somebody else: cookies of its own, nothing kept. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** What pages complained about in the browser's console, such as something that their own policy forbids. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const patienceMs = 10_000;

export async function openBrowser(): Promise<Windows> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
  const complaints: string[] = [];
  return {
    complaints,
    async open(options = {}) {
      const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', viewport: { width: 1280, height: 900 }, ...options });
      context.setDefaultTimeout(patienceMs);
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => complaints.push(`${page.url()}: ${message}`));
      page.on('console', (message) => {
        // That a page is not there is an answer, not a complaint.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(`${page.url()}: ${message.text()}`);
      });
      return page;
    },
    close: () => browser.close(),
  };
}
