import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export interface Looker {
  /** Tries the page as it is now at both widths; faults are kept, so that a journey goes on. `bare`: a mail, which has no frame of a page. */
  look(page: Page, name: string, how?: { bare: boolean }): Promise<void>;
  readonly seen: readonly string[];
  readonly faults: readonly string[];
}

/** A small telephone (what WCAG asks to reflow to) and a desktop, in px. */
const widths = [320, 1280] as const;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const rulesOfPages = [...rules, 'best-practice'];

/** Looks at pages as WCAG 2.2 AA asks. `shots`: a folder for pictures of them, for people. */
export function createLooker({ shots }: { shots?: string | undefined } = {}): Looker {
  const seen: string[] = [];
  const faults: string[] = [];

  async function at(page: Page, name: string, width: number, tags: string[]): Promise<void> {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) faults.push(`${name} at ${width} px: ${wide} px too wide`);
    // The usual mode tries each page once more in an empty one, only for frames: those are tried as pages of their own.
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .withTags(tags)
      .setLegacyMode(true)
      .analyze();
    for (const { id, nodes } of violations) faults.push(`${name} at ${width} px: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }

  async function takeShots(page: Page, name: string, folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(folder, `${String(seen.length).padStart(2, '0')}-${name.replaceAll(/[^\w]+/g, '-')}-${width}.png`), fullPage: true });
    }
  }

  return {
    seen,
    faults,
    async look(page, name, how) {
      seen.push(name);
      if (shots !== undefined && shots !== '') await takeShots(page, name, shots);
      for (const width of widths) await at(page, name, width, how?.bare ? rules : rulesOfPages);
    },
  };
}
