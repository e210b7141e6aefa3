import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, wholeNumber } from './arguments.ts';
import { claimFolder } from './claim-folder.ts';
import { stopLeftOver } from './left-over.ts';
import { startLocalHouse } from './local-house.ts';
import { portsFrom } from './ports.ts';
import { welcome } from './welcome.ts';

const help = `
npm start [-- --fresh] [-- --ports N] [-- --verbose]
  The whole of MIO on this machine, without Docker. Ctrl-C stops it; its data is kept.
  --fresh     begin anew: throws away all earlier questions and mails
  --ports N   use the ports N, N+1, … (usual: 7400), so that two can run side by side
  --verbose   show the whole log here too
  MIO_DATA    the folder for the data (usual: .mio/data)
`;
const root = fileURLToPath(new URL('../..', import.meta.url));
const usualPort = 7400;

async function main(): Promise<void> {
  const values = readArguments(help, { fresh: { type: 'boolean' }, ports: { type: 'string' }, verbose: { type: 'boolean' } });
  const data = resolve(process.env['MIO_DATA'] ?? `${root}/.mio/data`);
  const release = claimFolder(data);
  process.once('exit', release);
  if (values.fresh) await stopLeftOver(join(data, 'nats'));
  if (values.fresh) await rm(data, { recursive: true, force: true });
  if (values.fresh) claimFolder(data);
  await stopLeftOver(join(data, 'nats'));
  const ports = await portsFrom(wholeNumber('ports', values.ports, usualPort));
  const started = Date.now();
  const house = await startLocalHouse({ data, port: ports, line: values.verbose ? show : showTrouble });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log('\nMIO stopt; de gegevens blijven bewaard …');
    await house.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    await house.ready();
  } catch (error) {
    if (stopping) return;
    console.error(`MIO kwam niet op gang: ${(error as Error).message}`);
    await house.stop();
    process.exit(1);
  }
  console.log(welcome(house, Date.now() - started));
}

const show = (name: string, text: string): void => console.log(`${name.padEnd(14)} ${text}`);

/** The terminal shows only what a person may have to act on; the rest is in the log file. */
function showTrouble(name: string, text: string): void {
  if (/ ERROR |^ended|^could not/.test(text)) show(name, text);
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
