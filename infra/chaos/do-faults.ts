import { globSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LocalHouse } from '../local/local-house.ts';
import { until } from '../local/until.ts';
import type { Fault } from './plan-faults.ts';

/** A fault as it was done. */
export interface DoneFault {
  readonly what: string;
  /** ms since 1970. */
  readonly at: number;
}

/** So many messages the stream is set back, at least. */
const cutBackBy = 50;

/** Does the faults one after another, `everyMs` apart, and writes down when. */
export async function doFaults(house: LocalHouse, faults: readonly Fault[], everyMs: number, say: (line: string) => void): Promise<DoneFault[]> {
  const done: DoneFault[] = [];
  for (const fault of faults) {
    await pause(everyMs);
    const what = fault.what === 'kill' ? `kill ${fault.part}` : fault.what;
    say(`storing: ${what}`);
    done.push({ what, at: Date.now() });
    await doFault(house, fault);
  }
  return done;
}

async function doFault({ parts, nats, addresses }: LocalHouse, fault: Fault): Promise<void> {
  if (fault.what === 'kill') {
    const part = parts.find(({ name }) => name === fault.part)!;
    // It may be on its way back from the fault before.
    await until(`${fault.part} lives`, () => part.pid() !== undefined, 15_000);
    part.kill('SIGKILL');
  }
  if (fault.what === 'kill nats') await nats.kill();
  if (fault.what === 'wipe nats') await nats.kill(() => rm(nats.storeDir, { recursive: true, force: true }));
  if (fault.what === 'cut back') await cutBack(nats, addresses.natsMonitor);
}

/** Only the messages go back; the consumers' own files stay, so that they are ahead of the stream. */
async function cutBack(nats: LocalHouse['nats'], monitor: string): Promise<void> {
  const earlier = `${nats.storeDir}-earlier`;
  await nats.kill(() => cp(messagesOf(nats.storeDir), earlier, { recursive: true }));
  const from = await lastSequence(monitor);
  await until('the stream has moved on', async () => (await lastSequence(monitor)) >= from + cutBackBy, 30_000);
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

interface JetStreamInfo {
  readonly account_details?: readonly { readonly stream_detail?: readonly { readonly name: string; readonly state: { readonly last_seq: number } }[] }[];
}

async function lastSequence(monitor: string): Promise<number> {
  const info = (await (await fetch(`${monitor}/jsz?streams=true`)).json()) as JetStreamInfo;
  const streams = info.account_details?.flatMap(({ stream_detail = [] }) => stream_detail) ?? [];
  return streams.find(({ name }) => name === 'MIO')?.state.last_seq ?? 0;
}
