// A process that writes without pause, as two services that receive from each other: one says n, then the other notes
// that it handled n and says n too, then the first notes that.
import { openSqlite } from '@mio/storage';
import { circle, collections } from './circle.fixture.ts';

const stores = circle.map((name) => openSqlite({ path: `${process.argv[2]}/${name}.db`, collections }));
const [first, second] = stores as [(typeof stores)[0], (typeof stores)[0]];
const write = (store: typeof first, expect: number, body: { said: number; handled: number }) =>
  store.write([{ collection: 'case', id: 'a', expect, body: { ...body, filling: 'x'.repeat(20_000) }, index: { due: body.said } }]);

let rev = 0;
for (let n = 1; ; n += 1) {
  await write(first, rev, { said: n, handled: n - 1 });
  await write(second, n - 1, { said: n, handled: n });
  await write(first, rev + 1, { said: n, handled: n });
  rev += 2;
  if (n === 10) process.send?.('writing');
}
