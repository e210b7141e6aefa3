import { expect, test } from 'vitest';
import { createOutbox } from './outbox.ts';
import type { OutgoingMessage } from './relay-face.ts';
import type { EventStream } from './stream-face.ts';
import { createSweep } from './sweep.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} } as never;
const message = (number: number): OutgoingMessage => ({ id: `a#${number}`, subject: 'mio.test.Said', bytes: new Uint8Array(), mark: number });

test('given that another replica said a part of a document, then what this one says and what it remembers are marked together', async () => {
  let sequence = 0;
  const published: string[] = [];
  const publish: EventStream['publish'] = async ({ id }) => {
    published.push(id);
    return { sequence: ++sequence, duplicate: false, serverId: 'run 1' };
  };
  const stream = { publish, serverId: () => 'run 1' } as EventStream;
  const marks: unknown[] = [];
  const said = {
    unsaid: async () => [message(1), message(2)],
    since: async () => ({ messages: [] }),
    out: (some: readonly unknown[]) => void marks.push(...some),
  };
  const outbox = createOutbox({ stream, said, log: quiet, onBackwards() {} });
  const sweep = createSweep({ stream, said, outbox, clock: { now: () => '2026-11-25T09:00:00.000Z' }, log: quiet });
  await outbox.say([message(2)], true);
  marks.length = 0;
  await sweep.run();
  expect(published).toEqual(['a#2', 'a#1']);
  expect([...marks].sort()).toEqual([1, 2]);
});
