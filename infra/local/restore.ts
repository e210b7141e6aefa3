import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';
import { type Restored, restoreBackup } from './backup/restore-backup.ts';
import { whyNot } from './backup/words.ts';

const help = `
npm run restore -- --from FILE [--to FOLDER] [--force] [--json]
  Puts back what npm run backup wrote. MIO must be stopped. All is checked first; when something is wrong, nothing changes.
  --from FILE   the backup
  --to FOLDER   the data folder (usual: MIO_DATA, else .mio/data)
  --force       also when there are data in it; they are kept beside, as stores.before-<date>
  --json        print one JSON object on the last line
  The master key is read from secrets.json in that folder; when it has none, from MIO_MASTER_KEY, and secrets.json is made.
`;
const root = fileURLToPath(new URL('../..', import.meta.url));

const values = readArguments(help, { from: { type: 'string' }, to: { type: 'string' }, force: { type: 'boolean' }, json: { type: 'boolean' } });
if (values.from === undefined) {
  console.error(`Welke reservekopie? Geef --from FILE.\n\n${help.trim()}`);
  process.exit(2);
}
const data = resolve(values.to ?? process.env['MIO_DATA'] ?? join(root, '.mio/data'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
try {
  const restored = await restoreBackup({
    from: resolve(values.from),
    data,
    force: values.force ?? false,
    env: process.env,
    say: (line) => console.error(line),
  });
  console.log(told(restored));
  if (values.json) console.log(JSON.stringify({ data, checked: true, ...restored }));
} catch (error) {
  console.error(`Er is niets veranderd. ${whyNot(error)}`);
  process.exit(1);
}

function told({ manifest, before, doubtfulMails }: Restored): string {
  const mails = `\nVan ${doubtfulMails} mails is niet bekend of ze na de reservekopie nog zijn verstuurd. MIO stuurt ze niet opnieuw; u vindt ze bij de casussen als mailprobleem.`;
  return `
Teruggezet in ${data}, en nagekeken: alles wat MIO wist op ${manifest.madeAt}.
Wat daarna is gevraagd of gedaan, staat er niet in.${doubtfulMails === 0 ? '' : mails}${before === undefined ? '' : `\nDe oude gegevens staan in ${before}; gooi ze weg als u ze niet meer nodig hebt.`}
Starten: MIO_DATA=${data} npm start
`;
}
