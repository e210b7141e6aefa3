import { spawn } from 'node:child_process';

// Starts the process without a channel, as its supervisor, and says its id; the test kills this one.
const child = spawn(process.execPath, [new URL('./process.ts', import.meta.url).pathname], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, MIO_PARENT_WATCH: String(process.pid) },
});
child.once('spawn', () => process.send?.({ pid: child.pid }));
