import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runReview } from '../../services/triage/src/review.ts';
import { settingsIn } from './triage-settings.ts';

// Elsewhere than on a machine of npm start the environment of triage says where everything is.
const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.env['MIO_DATA'] ?? join(root, '.mio/data'));
const asked = process.argv.slice(2);
const settings = process.env['MIO_STORE'] === undefined ? settingsIn(data) : {};

if (settings === undefined && !asked.includes('--help')) {
  console.error(`In ${data} heeft MIO nog nooit gedraaid: start MIO, of geef met MIO_DATA de map van het systeem.`);
  process.exitCode = 1;
} else {
  process.exitCode = await runReview(asked, { ...settings, ...process.env }).catch((error: Error) => {
    console.error(error.message);
    return 1;
  });
}
