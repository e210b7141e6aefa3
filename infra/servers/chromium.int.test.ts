import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { chromiumFlags, findChromium } from './chromium.ts';
import { orSkip } from './had.ts';

test('a page opens in a real browser', async (context) => {
  const executablePath = await orSkip(context, async () => findChromium());
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.setContent('<h1>Stel uw vraag</h1>');
  expect(await page.textContent('h1')).toBe('Stel uw vraag');
}, 60_000);
