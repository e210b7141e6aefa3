import { type House, openHouse, runAsProcess } from '@mio/service';
import { createRosters } from './adapters/roster.ts';
import { config as readConfig } from './config.ts';
import { flow } from './flow.ts';

export async function start(env: NodeJS.ProcessEnv = process.env): Promise<House> {
  const config = readConfig(env);
  const house = await openHouse({ service: 'matching', config, flow });
  const register = await house.register(config.MIO_DIRECTORY);
  await house.run({ reads: createRosters({ register, store: house.store, clock: house.clock }), whoIs: register.whoIs });
  return house;
}

if (import.meta.main) await runAsProcess(start);
