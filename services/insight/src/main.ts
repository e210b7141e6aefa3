import { type House, openHouse, runAsProcess } from '@mio/service';
import { insightCalls } from './adapters/calls.ts';
import { countCases } from './adapters/count-cases.ts';
import { exportEvents } from './adapters/kafka-export.ts';
import { kafkaSink } from './adapters/kafka-sink.ts';
import { showGauges } from './adapters/show-gauges.ts';
import { config as readConfig } from './config.ts';
import { flow } from './flow.ts';

export async function start(env: NodeJS.ProcessEnv = process.env): Promise<House> {
  const config = readConfig(env);
  const house = await openHouse({ service: 'insight', config, flow });
  const { store, stream, clock, log, metrics } = house;
  const register = await house.register(config.MIO_DIRECTORY);
  const figures = countCases({ store, clock });
  await house.run({ gatherMs: 400, whoIs: register.whoIs, handlers: () => [insightCalls({ figures, clock })] });
  const gauges = showGauges({ metrics, figures, log });
  house.onClose('gauges', () => gauges.stop());
  if (config.MIO_KAFKA !== undefined) {
    const sink = kafkaSink({ brokers: config.MIO_KAFKA, topic: config.MIO_KAFKA_TOPIC, log });
    const exported = await exportEvents({ stream, sink, key: house.deriveKey('insight/analytics pseudonyms'), log, metrics });
    house.onClose('export', () => exported.stop());
  }
  return house;
}

if (import.meta.main) await runAsProcess(start);
