import { createSaid, unsaidDocuments } from '@mio/flow';
import { systemClock } from '@mio/runtime';
import { expect, it } from 'vitest';
import { flow } from '../flow.ts';
import { openDoor } from '../test/open-door.ts';
import { watchRoom } from './room.ts';

const asked = { text: 'Hoe?', scope: 'group', topic: 'unsure', role: 'docent', contact: { email: 'jo@example.org' } };

it('takes nothing more in when too much waits for the stream, and goes on by itself when it is out', async () => {
  const door = await openDoor({
    room: (store) => watchRoom({ unsaid: () => unsaidDocuments(flow, store), most: 2, log: { warn() {}, info() {} }, everyMs: 5 }),
  });
  const status = async () => (await door.post(asked)).statusCode;
  expect([await status(), await status(), await status()]).toEqual([202, 202, 202]);
  await expect.poll(status).toBe(503);
  const refused = await door.post(asked);
  expect(refused.headers['retry-after']).toBe('30');

  const kept = await door.cases();
  const said = createSaid({ flow, store: door.store, clock: systemClock });
  said.out(door.said.map(({ mark }) => mark));
  await said.flush();
  await expect.poll(status).toBe(202);
  expect(await door.cases()).toBeGreaterThan(kept);
  said.stop();
  await door.close();
});
