import type { DirectoryServiceService } from '@mio/contracts/rpc/directory/v1/service';
import type { Calls } from '@mio/rpc';
import { Unavailable } from '@mio/runtime';
import { afterEach, expect, test } from 'vitest';
import { type RegisterSnapshot, watchRegister } from './register.ts';

const minutes = 60_000;
let snapshot: RegisterSnapshot;
afterEach(() => snapshot.stop());

async function watched() {
  const directory = { at: 0, away: false };
  const person = { id: 'p-a', name: 'A', email: '', roles: ['expert'] };
  const getRegister = async () => {
    if (directory.away) throw Unavailable('away');
    return { revision: 1, register: { teams: [], experts: [], schools: [], people: [person] } };
  };
  snapshot = watchRegister({ calls: { getRegister } as unknown as Calls<typeof DirectoryServiceService>, log: { warn() {} }, elapsed: () => directory.at });
  await expect.poll(() => snapshot.current()).toBeDefined();
  return directory;
}

test('given a directory that is away for more than five minutes, then nobody is known any more, but the register is kept', async () => {
  const directory = await watched();
  directory.away = true;
  directory.at = 5 * minutes;
  expect(await snapshot.whoIs('p-a')).toMatchObject({ roles: ['expert'] });
  directory.at = 5 * minutes + 1;
  await expect(snapshot.whoIs('p-a')).rejects.toMatchObject({ kind: 'unavailable' });
  expect(snapshot.person('p-a')).toBeDefined();
});

test('given a directory that answers again, then its people are known again', async () => {
  const directory = await watched();
  directory.at = 6 * minutes;
  await snapshot.refresh();
  expect(await snapshot.whoIs('p-a')).toMatchObject({ id: 'p-a' });
});
