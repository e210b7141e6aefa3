import { runAsProcess } from '../process.ts';

// A service that waits for something while it starts.
setInterval(() => {}, 1_000);
await runAsProcess(() => {
  process.stdout.write('starting\n');
  return new Promise(() => {});
});
