import type { Runner } from '@mio/flow';
import { type House, openHouse, runAsProcess } from '@mio/service';
import { directoryCalls, whoIsIn } from './adapters/calls.ts';
import { readRegion } from './adapters/region-file.ts';
import { config as readConfig } from './config.ts';
import { flow } from './flow.ts';

export async function start(env: NodeJS.ProcessEnv = process.env): Promise<House> {
  const config = readConfig(env);
  const region = await readRegion(config.MIO_REGION_FILE);
  const house = await openHouse({ service: 'directory', config, flow });
  let running: Runner | undefined;
  const runner = await house.run({ whoIs: whoIsIn(() => running), handlers: ({ runner }) => [directoryCalls(runner)] });
  running = runner;
  // The file is the administrator's word; loading the same file again changes nothing.
  await runner.call('register', 'region', { name: 'loadRegion', id: house.clock.now(), by: 'directory', data: { region } });
  return house;
}

if (import.meta.main) await runAsProcess(start);
