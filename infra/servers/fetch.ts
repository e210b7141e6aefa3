import { findChromium } from './chromium.ts';
import { fetchCompose } from './compose-config.ts';
import { fetchDockerEngine } from './docker-engine.ts';
import { findNats } from './find-nats.mjs';
import { fetchKafka } from './kafka.ts';
import { fetchMongoProtocol } from './mongo-protocol.ts';

// Fetches every server that the tests need into the cache, one after another, and says what each took.
// By hand: node_modules/.bin/node infra/servers/fetch.ts
const servers: [string, () => string | Promise<string>][] = [
  ['nats-server', findNats],
  ['MongoDB protocol', fetchMongoProtocol],
  ['Kafka', fetchKafka],
  ['docker compose', fetchCompose],
  ['Docker engine', fetchDockerEngine],
  ['Chromium', findChromium],
];

for (const [name, fetch] of servers) {
  const begin = performance.now();
  try {
    await fetch();
    console.log(`${name}: there, ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(`${name}: missing. ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
