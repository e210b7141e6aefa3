import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDoor, school } from '../../test/open-door.ts';

type Door = Awaited<ReturnType<typeof openDoor>>;
let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const canary = 'kanariepiet';
const weird = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(canary, `${canary}\r\nBcc: x`, '\u0000', '\ud800', '__proto__', '"', '<script>'),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
);
const nearlyAQuestion = fc.record(
  {
    text: fc.oneof(weird, fc.constant(`Hoe? ${canary}`)),
    scope: fc.oneof(weird, fc.constantFrom('pupil', 'group')),
    topic: fc.oneof(weird, fc.constant('speech')),
    role: fc.oneof(weird, fc.constant('ib')),
    schoolId: fc.oneof(weird, fc.constant(school.id)),
    contact: fc.oneof(weird, fc.record({ name: weird, email: weird }, { requiredKeys: [] })),
    parentsInformed: weird,
    channel: weird,
    [canary]: weird,
  },
  { requiredKeys: ['text', 'scope'] },
);
const oneThingOdd = fc
  .tuple(fc.constantFrom('text', 'schoolId', 'contact', 'parentsInformed', 'role'), weird)
  .map(([field, value]) => ({ text: `Hoe? ${canary}`, scope: 'pupil', topic: 'speech', role: 'ib', [field]: value }));
const bodies = fc.oneof(
  oneThingOdd.map((body) => JSON.stringify(body)),
  nearlyAQuestion.map((body) => JSON.stringify(body)),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.tuple(nearlyAQuestion, fc.nat({ max: 300 })).map(([body, cut]) => JSON.stringify(body).slice(0, cut)),
  fc.nat({ max: 30_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.nat({ max: 20_000 }).map((depth) => `{"text":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`),
);
const expected = new Set([202, 400, 413, 422]);

it('three thousand bodies later the door still stands, has told nothing and logged no fault of its own', { timeout: 120_000 }, async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const { statusCode, body: answer, headers } = await door.post(body);
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      expect(expected.has(statusCode)).toBe(true);
      expect(answer).not.toContain(canary);
      expect(String(headers['content-type'])).toMatch(/^application\/(problem\+)?json/);
    }),
    { numRuns: 3_000 },
  );
  expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([202, 400, 422]));
  expect(door.lines.filter((line) => line.includes(canary) || line.includes('"level":"error"'))).toEqual([]);
});

it('a thousand forms and paths too', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.constantFrom('stap', 'actie', 'formulier', 'waarover', 'vraag', 'school', 'email', 'naam'),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', '2', '3', canary)),
      ),
      fc.webPath(),
      async (fields, path) => {
        expect([200, 303, 422]).toContain(
          (await door.form(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.toWellFormed()])))).statusCode,
        );
        expect((await door.app.inject(`/vraag/${canary}${path}`)).statusCode).toBeLessThan(500);
      },
    ),
    { numRuns: 1_000 },
  );
  expect(door.lines.filter((line) => line.includes(canary) || line.includes('"level":"error"'))).toEqual([]);
});
