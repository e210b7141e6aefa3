import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';
import { verifyTraces } from './backup/verify-traces.ts';

const help = `
npm run trace:verify [-- --json]
  Reads the trace of every case and names the first entry that was altered, lost or moved. MIO may run or not.
  --json     print one JSON object on the last line
  MIO_DATA   the folder of the system (usual: .mio/data)
`;
const root = fileURLToPath(new URL('../..', import.meta.url));

const values = readArguments(help, { json: { type: 'boolean' } });
const store = join(resolve(process.env['MIO_DATA'] ?? join(root, '.mio/data')), 'stores/casework.db');
if (!existsSync(store)) {
  console.error(`Er zijn geen dossiers in ${store}: geef met MIO_DATA de map van het systeem.`);
  process.exit(1);
}
try {
  const found = verifyTraces(store);
  const { cases, entries, broken, first } = found;
  console.log(
    first === undefined
      ? `${cases} dossiers, ${entries} regels: alle sporen kloppen.`
      : `${cases} dossiers, ${entries} regels: ${broken} sporen kloppen NIET. Het eerste is dossier ${first.caseId}, regel ${first.number}: gewijzigd, weg of verplaatst.`,
  );
  if (values.json) console.log(JSON.stringify(found));
  process.exit(broken > 0 ? 1 : 0);
} catch (error) {
  console.error(`De sporen konden niet gelezen worden: ${(error as Error).message}`);
  process.exit(1);
}
