import { ConfigFault, endWhileStarting, isFailure } from '@mio/runtime';
import type { House } from './house.ts';

/** Runs a service as a process of its own: closes on signals, ends when its supervisor is gone, also while it still starts, and says in one sentence why it could not start. */
export async function runAsProcess(start: () => Promise<Pick<House, 'closeOnSignals' | 'log' | 'service'>>): Promise<void> {
  const started = endWhileStarting();
  try {
    const house = await start();
    house.closeOnSignals();
    started();
    house.log.info({}, 'ready');
    process.send?.({ ready: house.service });
  } catch (error) {
    const known = error instanceof ConfigFault || isFailure(error);
    process.stderr.write(`${known ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(1);
  }
}
