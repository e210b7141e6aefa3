import { expect, test } from 'vitest';
import { createOpenAcks } from './open-acks.ts';

const asked = (open: ReturnType<typeof createOpenAcks<number>>) => {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  return { token: open.add({ resolve, fail: reject }), promise };
};

test('an acknowledgement is given once, to whoever asked for it', async () => {
  const open = createOpenAcks<number>(60_000);
  const [first, second] = [asked(open), asked(open)];
  open.take(second.token)?.resolve(2);
  open.take(first.token)?.resolve(1);
  expect(await Promise.all([first.promise, second.promise])).toEqual([1, 2]);
  expect(open.take(first.token)).toBeUndefined();
});

test('one that does not come fails after its time, those behind it too', async () => {
  const open = createOpenAcks<number>(20);
  const all = [asked(open), asked(open)];
  for (const { promise } of all) await expect(promise).rejects.toBe('none within its time');
  const next = asked(open);
  await expect(next.promise).rejects.toBe('none within its time');
});

test('when the connection is lost all fail at once', async () => {
  const open = createOpenAcks<number>(60_000);
  const all = [asked(open), asked(open)];
  open.failAll('lost');
  expect((await Promise.allSettled(all.map(({ promise }) => promise))).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(open.take(all[0]!.token)).toBeUndefined();
});
