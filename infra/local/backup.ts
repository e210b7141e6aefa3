import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';
import { type Backup, makeBackup } from './backup/make-backup.ts';
import { amount, whyNot } from './backup/words.ts';

const help = `
npm run backup [-- --to FILE] [-- --force] [-- --json]
  Copies everything that MIO knows, of one moment, running or not, into one encrypted file, and reads it back.
  --to FILE   usual: mio-backup-<date>.mio in this folder
  --force     replace the file when it is there
  --json      print one JSON object on the last line
  MIO_DATA    the folder of the system (usual: .mio/data)
  The master key is not in it. Keep secrets.json of that folder apart: without it the file cannot be opened.
`;
const root = fileURLToPath(new URL('../..', import.meta.url));

const values = readArguments(help, { to: { type: 'string' }, force: { type: 'boolean' }, json: { type: 'boolean' } });
const data = resolve(process.env['MIO_DATA'] ?? join(root, '.mio/data'));
const to = resolve(values.to ?? `mio-backup-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.mio`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
try {
  const made = await makeBackup({ data, to, force: values.force ?? false, env: process.env, say: (line) => console.error(line) });
  console.log(told(made));
  if (values.json) console.log(JSON.stringify({ file: made.file, bytes: made.bytes, checked: true, ...made.manifest }));
} catch (error) {
  console.error(`Er is geen reservekopie gemaakt. ${whyNot(error)}`);
  process.exit(1);
}

function told({ file, bytes, manifest }: Backup): string {
  const stores = manifest.stores.map(({ name, documents, bytes: size }) => {
    const found = Object.entries(documents)
      .filter(([, n]) => n > 0)
      .map(([collection, n]) => `${n} ${collection}`);
    return `  ${name.padEnd(14)}${amount(size).padStart(9)}   ${found.join(', ')}`;
  });
  return `
Reservekopie gemaakt en nagelezen: ${file} (${amount(bytes)})
Alles wat MIO wist op ${manifest.madeAt}:
${stores.join('\n')}

De hoofdsleutel zit er NIET in. Zonder die sleutel kan niemand de reservekopie openen, u ook niet.
Bewaar hem apart van dit bestand, bijvoorbeeld in een wachtwoordkluis: ${join(data, 'secrets.json')}
Terugzetten: npm run restore -- --from ${file}
`;
}
