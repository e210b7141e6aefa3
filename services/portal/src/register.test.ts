import { Unavailable } from '@mio/runtime';
import { expect, test } from 'vitest';
import { cachedRegister, type RegisterAnswer } from './register.ts';
import { region } from './test/region.ts';

function given(answers: (() => RegisterAnswer)[]) {
  let now = 0;
  let asked = 0;
  const register = cachedRegister(
    async () => answers[Math.min(asked++, answers.length - 1)]!(),
    () => now,
  );
  return {
    register,
    asked: () => asked,
    wait: (ms: number) => {
      now += ms;
    },
  };
}
const revision = (number: number, name: string) => () => ({ revision: number, register: { ...region, region: name } });
const down = () => {
  throw Unavailable('down');
};

test('many pages at once ask once; after two seconds it is asked again', async () => {
  const { register, asked, wait } = given([revision(1, 'a'), revision(2, 'b')]);
  expect((await Promise.all([register.current(), register.current()])).map(({ region: name }) => name)).toEqual(['a', 'a']);
  expect(asked()).toBe(1);
  wait(2_000);
  expect((await register.current()).region).toBe('b');
});

test('an older answer of a slower replica is ignored', async () => {
  const { register, wait } = given([revision(2, 'b'), revision(1, 'a')]);
  await register.current();
  wait(2_000);
  expect((await register.current()).region).toBe('b');
});

test('a silent directory costs nothing for five minutes, and then everything', async () => {
  const { register, wait } = given([revision(1, 'a'), down]);
  await register.current();
  wait(299_000);
  expect((await register.current()).region).toBe('a');
  wait(2_000);
  await expect(register.current()).rejects.toMatchObject({ kind: 'unavailable' });
});
