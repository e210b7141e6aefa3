import { serverMissing } from './cache.mjs';
import { onPath } from './command.mjs';

/** For playwright-core: `chromium.launch({ executablePath: findChromium(), args: chromiumFlags })`. */
export const chromiumFlags: readonly string[] = [
  '--headless',
  // As root there is no sandbox to be had.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // Without these it looks up its maker's hosts at every start.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The path of a Chromium: CHROMIUM, else PATH. Throws ServerMissing with what to install. */
export function findChromium(): string {
  const asked = process.env['CHROMIUM'];
  const found = asked ? onPath(asked) : [...names, ...elsewhere].map(onPath).find(Boolean);
  if (found) return found;
  const fault = asked ? `CHROMIUM=${asked} is no program` : 'There is no Chromium on PATH';
  throw serverMissing(`${fault}: install it (Debian: apt-get install chromium) or set CHROMIUM to its path.`);
}
