import { createLifecycle, createLog } from '../mod.ts';

// A process as a service is one; `how` says what befalls it.
const how = process.argv[2];
const log = createLog({ service: 'test', pretty: false });
const lifecycle = createLifecycle({ log });
const alive = setInterval(() => {}, 1_000);
lifecycle.onClose('first', () => {
  log.info({}, 'first closed');
  clearInterval(alive);
});
lifecycle.onClose('stuck', () => new Promise(() => {}), 50);
lifecycle.onClose('broken', () => {
  throw new Error('no');
});
lifecycle.onClose('last', () => log.info({}, 'last closed'));
if (how === 'late') {
  log.info({}, 'waiting');
  // Looking does not listen.
  while (process.connected) await new Promise((resolve) => setTimeout(resolve, 10));
}
lifecycle.closeOnSignals();
if (how === 'throws')
  setImmediate(() => {
    throw new TypeError('a bug');
  });
if (how === 'rejects') void Promise.reject(new TypeError('a bug'));
log.info({}, 'started');
