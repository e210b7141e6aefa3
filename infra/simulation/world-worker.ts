import { parentPort } from 'node:worker_threads';
import { readRegions, type WorldSize } from './plan.ts';
import { playWorld } from './world.ts';

// One of several threads that play worlds; time and chance are its own.
const regions = await readRegions();
parentPort?.on('message', (size: WorldSize) => {
  playWorld({ ...size, regions, without: new Set() }).then(
    (outcome) => parentPort?.postMessage({ outcome }),
    (error: Error) => parentPort?.postMessage({ fault: `seed ${size.seed}, ${size.cases} cases: ${error.stack}` }),
  );
});
