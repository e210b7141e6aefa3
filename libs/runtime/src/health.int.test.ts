import { afterEach, expect, test } from 'vitest';
import { createMetrics, type Health, type HealthOptions, serveHealth } from './mod.ts';

const served: Health[] = [];
afterEach(async () => {
  for (const health of served.splice(0)) await health.close();
});

async function serve(checks: HealthOptions['checks'] = {}) {
  const metrics = createMetrics({ service: 'casework' });
  const health = await serveHealth({ port: 0, checks, metrics });
  served.push(health);
  return { metrics, get: (path: string) => fetch(`http://127.0.0.1:${health.port}${path}`) };
}

test('alive is not yet ready: 503 names the checks that failed, threw or did not answer', async () => {
  const { get } = await serve({
    store: () => true,
    nats: async () => false,
    directory: () => {
      throw new Error('no');
    },
    calls: () => new Promise(() => {}),
  });
  expect((await get('/health/live')).status).toBe(200);
  const ready = await get('/health/ready');
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ ready: false, failed: ['nats', 'directory', 'calls'] });
});

test('ready when every check passes', async () => {
  const { get } = await serve({ store: async () => true });
  const ready = await get('/health/ready');
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, failed: [] }]);
  expect((await get('/elsewhere')).status).toBe(404);
});

test('figures are shown, and a label that was not declared counts as "other"', async () => {
  const { metrics, get } = await serve();
  const settled = metrics.counter('mio_inputs_total', 'Inputs settled', { outcome: ['done', 'parked'] });
  settled.inc({ outcome: 'done' }, 2);
  settled.inc({ outcome: 'whatever somebody typed' });
  metrics.gauge('mio_unsaid', 'Events not yet out', {}).set({}, 3);
  metrics.histogram('mio_step_seconds', 'Time of a step', { step: ['offer'] }).observe({ step: 'offer' }, 0.03);
  const text = await (await get('/metrics')).text();
  expect(text).toContain('mio_inputs_total{outcome="done",service="casework"} 2');
  expect(text).toContain('mio_inputs_total{outcome="other",service="casework"} 1');
  expect(text).toContain('mio_unsaid{service="casework"} 3');
  expect(text).toMatch(/mio_step_seconds_bucket\{le="0.05",service="casework",step="offer"\} 1/);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});
