import { expect, it } from 'vitest';
import { openDoor } from '../test/open-door.ts';
import { askedQuestion } from './http/asked-question.ts';
import { takeInWith } from './take-in.ts';

const asked = askedQuestion({ text: 'Hoe?', scope: 'group', topic: 'unsure', role: 'docent', channel: 'api' });
const sealed = { key: 'k', text: 't' };

it('takes the next reference when another question has the first ones', async () => {
  const door = await openDoor();
  const drawn: string[] = [];
  const secrets = {
    ...door.secrets,
    reference: (key: string | undefined, attempt: number) => {
      const reference = attempt < 2 ? `MIO-00000-00000${attempt}` : door.secrets.reference(key, attempt);
      drawn.push(reference);
      return reference;
    },
  };
  const takeIn = takeInWith({ runner: door.runner, secrets, seal: () => sealed, room: { check() {} }, log: { info() {} } });
  expect([(await takeIn(asked)).caseId, (await takeIn(asked, 'a')).caseId]).toEqual(['MIO-00000-000000', 'MIO-00000-000001']);
  const third = await takeIn(asked, 'b');
  expect(third.caseId).toBe(drawn.at(-1));
  expect((await takeIn(asked, 'b')).caseId).toBe(third.caseId);
  expect(await door.cases()).toBe(3);
  await door.close();
});

it('gives up when it cannot be chance any more', async () => {
  const door = await openDoor();
  const takeIn = takeInWith({
    runner: door.runner,
    secrets: { ...door.secrets, reference: () => 'MIO-00000-000000' },
    seal: () => sealed,
    room: { check() {} },
    log: { info() {} },
  });
  await takeIn(asked);
  await expect(takeIn(asked)).rejects.toMatchObject({ kind: 'conflict', code: 'reference_taken' });
  await door.close();
});
