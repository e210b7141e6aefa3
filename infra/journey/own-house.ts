import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalHouse, type LocalHouseOptions, startLocalHouse } from '../local/local-house.ts';
import { anyPorts } from '../local/ports.ts';

type Options = Partial<Pick<LocalHouseOptions, 'replicas' | 'store' | 'env' | 'prepare' | 'line'>> & { readonly say: (line: string) => void };

/** Starts a fresh system on free ports, uses it, stops it and throws its data away; on failure the log's place is named. */
export async function withOwnHouse<T>({ say, ...options }: Options, use: (house: LocalHouse) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'mio-'));
  const house = await startLocalHouse({ data, port: await anyPorts(options.replicas ?? 1), ...options });
  const stop = async () => {
    await house.stop();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let done = false;
  try {
    say('Een eigen systeem wordt gestart …');
    await house.ready();
    const result = await use(house);
    done = result !== false;
    return result;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await house.stop();
    if (done) await rm(data, { recursive: true, force: true });
    else say(`Gegevens en log van deze proef blijven in ${data}`);
  }
}
