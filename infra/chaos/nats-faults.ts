import { globSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalHouse } from '../local/local-house.ts';
import { until } from '../local/until.ts';
import type { Scene } from './scene.ts';
import { lookAtStream } from './stream-monitor.ts';

/** So many messages the stream is set back, at least. */
const cutBackBy = 50;
/** With so many questions there is more than one page to say again. */
const worthSayingAgain = 150;

export const killNats = ({ nats }: LocalHouse): Promise<void> => nats.kill();

/** The whole store goes while the server is dead; then a service dies in the middle of saying everything again. */
export async function wipeNats({ house, around, stores, replays }: Scene): Promise<void> {
  const questions = () => stores.of('intake').count({ collection: 'question', index: 'saidAt', from: '' });
  await until('there is something to say again', async () => (await questions()) >= worthSayingAgain, 60_000, 250);
  const since = Date.now();
  await house.nats.kill(() => emptied(house.nats.storeDir));
  await replays.catchOne({ parts: house.parts, stores, link: around.link, since });
}

/** Not the folder itself: it may be a small disk. */
async function emptied(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}

/** Only the messages go back; the consumers' own files stay, so that they are ahead of the stream. */
export async function cutBack({ nats, addresses }: LocalHouse): Promise<void> {
  const earlier = `${nats.storeDir}-earlier`;
  const lastSequence = async () => (await lookAtStream(addresses.natsMonitor)).lastSequence;
  await nats.kill(() => cp(messagesOf(nats.storeDir), earlier, { recursive: true }));
  const from = await lastSequence();
  await until('the stream has moved on', async () => (await lastSequence()) >= from + cutBackBy, 30_000);
  await nats.kill(async () => {
    const messages = messagesOf(nats.storeDir);
    await rm(messages, { recursive: true });
    await cp(earlier, messages, { recursive: true });
  });
  await rm(earlier, { recursive: true });
}

function messagesOf(storeDir: string): string {
  const [found] = globSync('**/streams/MIO/msgs', { cwd: storeDir });
  if (found === undefined) throw new Error(`no stream MIO below ${storeDir}`);
  return join(storeDir, found);
}
