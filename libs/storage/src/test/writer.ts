// A process of its own that writes to a file until it is killed, or adds to one document `rounds` times.
import { openSqlite } from '../sqlite.ts';

const [, , mode, path, name, rounds] = process.argv as string[];
const store = openSqlite({ path: path!, collections: [{ name: 'case', indexes: ['owner'] }] });
const write = (id: string, expect: number, body: number | string) => ({ collection: 'case', id, expect, body, index: { owner: name! } });

if (mode === 'endless') {
  for (let n = 0; ; n += 1) {
    const ids = Array.from({ length: 20 }, (_, k) => `${name}/${n}/${k}`);
    const results = await store.write(ids.map((id) => write(id, 0, 'x'.repeat(2_000))));
    if (results.every((result) => result === 'ok')) process.stdout.write(`${n}\n`);
  }
}

for (let added = 0; added < Number(rounds); ) {
  const found = await store.get('case', 'counter');
  const [result] = await store.write([write('counter', found?.rev ?? 0, Number(found?.body ?? 0) + 1)]);
  if (result === 'ok') added += 1;
}
await store.close();
