import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outcomeOf } from '../journey/outcome.ts';
import { withOwnHouse } from '../journey/own-house.ts';
import { readArguments, wholeNumber } from '../local/arguments.ts';
import type { LocalHouse } from '../local/local-house.ts';
import { keptMails } from '../local/mail/kept-mails.ts';
import { startMongoProtocol } from '../servers/mongo-protocol.ts';
import { checkDocuments } from './check-documents.ts';
import { openForReading } from './find-documents.ts';
import { createMidReplay, type MidReplay } from './mid-replay.ts';
import { randomFrom } from './random.ts';
import { readDocuments } from './read-documents.ts';
import { broken, figuresOf, type Storm, tell } from './report.ts';
import { openStores, type Stores } from './stores.ts';
import { storm } from './storm.ts';
import { createSurroundings, type Surroundings } from './surroundings.ts';
import { runTrial } from './trials/trials.ts';

const help = `
npm run chaos [-- --kills N] [--seed S] [--wipe-nats N] [--stops N] [--cuts N] [--mail-drops N] [--disk-full] [--rate N]
              [--store sqlite|mongodb] [--json]
  A fresh system with two replicas of every service is asked questions and played by people, while processes are
  killed (-9), the NATS store is deleted, the stream is set back, and services die in mid-replay. Checked from the
  outside: what was answered with 202, what mail arrived, what the documents say.
  --kills N       how many processes are killed (usual 20)
  --seed S        decides the faults and their order (usual 1)
  --wipe-nats N   how often the whole NATS store is deleted (usual 1)
  --stops N       how many processes are stopped for 5 s and go on (usual 0)
  --cuts N        how often the link to nats-server is cut for 15 s (usual 0)
  --mail-drops N  how often the mail server takes a mail and drops the line before it says so (usual 0)
  --disk-full     the disk of intake and that of nats-server are full for 10 s each; needs root and SQLite
  --rate N        questions a second (usual 10); from 30 on in a region where nobody gets full
  --store NAME    sqlite (usual), or mongodb on a protocol server that is started for it
npm run chaos -- --trial NAME [--count N] [--json]
  One promise, proven by its own means instead: redelivery, early, poison, due-times; short runs all of them, small.
`;
const values = readArguments(help, {
  kills: { type: 'string' },
  seed: { type: 'string' },
  'wipe-nats': { type: 'string' },
  stops: { type: 'string' },
  cuts: { type: 'string' },
  'mail-drops': { type: 'string' },
  'disk-full': { type: 'boolean' },
  rate: { type: 'string' },
  store: { type: 'string' },
  trial: { type: 'string' },
  count: { type: 'string' },
  json: { type: 'boolean' },
});
const rate = wholeNumber('rate', values.rate, 10);
const say = (line: string): void => console.error(line);
const region = rate >= 30 ? 'load' : 'demo';
const regionFile = fileURLToPath(new URL(`../../services/directory/region/${region}.yaml`, import.meta.url));

const planWith = (disksFull: boolean) => ({
  kills: wholeNumber('kills', values.kills, 20),
  wipes: wholeNumber('wipe-nats', values['wipe-nats'], 1),
  stops: wholeNumber('stops', values.stops, 0),
  cuts: wholeNumber('cuts', values.cuts, 0),
  mailDrops: wholeNumber('mail-drops', values['mail-drops'], 0),
  disksFull,
  random: randomFrom(wholeNumber('seed', values.seed, 1)),
});

interface Parts {
  readonly house: LocalHouse;
  readonly around: Surroundings;
  readonly replays: MidReplay;
  readonly stores: Stores;
  /** Where every document can be found; when nobody else has them open. */
  readonly forReading: () => Promise<Stores>;
}

/** Rages, lets the system come to rest, stops it, and judges what it left. */
async function run({ house, around, replays, stores, forReading }: Parts): Promise<boolean> {
  const { played, done } = await storm({ house, around, stores, replays, say }, { plan: planWith(around.disks !== undefined), rate, regionFile });
  const outcome = await outcomeOf(played, house.addresses.mail);
  await house.stop();
  const left = await forReading();
  const found = await readDocuments(left).finally(left.close);
  const mails = await keptMails(join(house.data, 'mail'));
  const caseIds = played.asked.map(({ caseId }) => caseId);
  const documents = checkDocuments(found, { caseIds, arrived: new Set((await mails.list()).map(({ mailId }) => mailId)) });
  const all: Storm = { played, done, outcome, documents, replays, mailsDropped: around.mails.dropped(), fullDisks: around.fullDisks };
  const figures = figuresOf(all);
  tell(say, figures, all);
  const faults = broken(figures);
  for (const fault of faults) say(`  NIET GOED: ${fault}`);
  if (values.json) console.log(JSON.stringify(figures));
  return faults.length === 0;
}

async function main(): Promise<boolean> {
  if (values.trial !== undefined) return runTrial(values.trial, countOf(values.count), values.json === true);
  const mongo = values.store === 'mongodb' ? await startMongoProtocol() : undefined;
  const around = await createSurroundings({ withDisks: values['disk-full'] === true && mongo === undefined });
  if (values['disk-full'] && around.disks === undefined) say('Volle schijven worden overgeslagen: daarvoor zijn root en SQLite nodig.');
  const replays = createMidReplay(say);
  const store = mongo === undefined ? {} : { store: mongo.url };
  try {
    return await withOwnHouse(
      { replicas: 2, say, line: replays.line, prepare: around.prepare, env: { MIO_REGION_FILE: regionFile }, ...store },
      async (house) => {
        const locations = locationsOf(house, around, mongo?.url);
        const stores = await openStores(locations);
        let ok = false;
        try {
          ok = await run({ house, around, replays, stores, forReading: () => openStores(locations, openForReading) });
          return ok;
        } finally {
          await stores.close();
          if (!ok) around.keep(house.data);
        }
      },
    );
  } finally {
    await around.close();
    await mongo?.stop();
  }
}

const countOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : wholeNumber('count', text, 0));

const locationsOf =
  (house: LocalHouse, { disks }: Surroundings, mongoUrl: string | undefined) =>
  (service: string) =>
    mongoUrl ?? `sqlite:${service === 'intake' && disks !== undefined ? disks.intake.folder : join(house.data, 'stores')}`;

try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  console.error(`chaos: ${(error as Error).stack}`);
  process.exit(1);
}
