import { createMetrics } from '@mio/runtime';
import { expect, test } from 'vitest';
import { totalOf } from '../domain/total.ts';
import { gaugesOf } from './show-gauges.ts';

test('what is no more goes to zero, and teams of another region are shown together', async () => {
  const metrics = createMetrics({ service: 'insight', nodeFigures: false });
  const show = gaugesOf(metrics);
  show({
    ...totalOf([]),
    states: [{ state: 'offered', cases: 3 }],
    custodians: [
      { state: 'c3', cases: 1 },
      { state: 'noord', cases: 1 },
      { state: 'zuid', cases: 1 },
    ],
  });
  const text = await metrics.registry.metrics();
  expect(text).toContain('mio_cases{state="offered",service="insight"} 3');
  expect(text).toContain('mio_custody{custodian="c3",service="insight"} 1');
  expect(text).toContain('mio_custody{custodian="other",service="insight"} 2');
  show(totalOf([]));
  expect(await metrics.registry.metrics()).toContain('mio_cases{state="offered",service="insight"} 0');
});
