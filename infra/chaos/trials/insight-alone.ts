// Insight's flow as a service of its own, that takes each event at once: the real one lets events wait for others about
// the same case, which takes half an hour where only sixteen may be under way.
import { type House, houseConfig, openHouse, runAsProcess } from '../../../libs/service/src/mod.ts';
import { flow } from '../../../services/insight/src/flow.ts';

async function start(): Promise<House> {
  const house = await openHouse({ service: 'insight', config: houseConfig.parse(process.env), flow });
  await house.run({});
  return house;
}

await runAsProcess(start);
