import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor, publicUrl, school } from '../../test/open-door.ts';

const canary = 'kanariepiet';
const question = {
  text: `Hoe help ik hem? ${canary}`,
  scope: 'pupil',
  topic: 'speech',
  role: 'ib',
  schoolId: school.id,
  contact: { name: `Jo ${canary}`, email: `${canary}@example.org` },
  parentsInformed: 'yes',
};
type Door = Awaited<ReturnType<typeof openDoor>>;
let door: Door;

beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const leaks = () => door.lines.some((line) => line.includes(canary) || line.includes('/vraag/MIO'));

describe('asking through the API', () => {
  it('answers 202 with reference and link once the question is kept, sealed', async () => {
    const answer = await door.post(question);
    const { reference, statusUrl } = answer.json();
    expect(answer.statusCode).toBe(202);
    expect(answer.headers).toMatchObject({ location: statusUrl, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(statusUrl).toMatch(new RegExp(`^${publicUrl}/vraag/${reference}/[\\w-]{32}$`));
    const kept = (await door.question(reference))!;
    expect(kept).toMatchObject({ caseId: reference, schoolId: school.id, channel: 'api', parentsInformed: 'yes' });
    expect(JSON.stringify(await door.store.get('question', `intake/question/${reference}`))).not.toContain(canary);
    expect([door.open(kept, 'text'), door.open(kept, 'name'), door.open(kept, 'email')]).toEqual([
      question.text,
      question.contact.name,
      question.contact.email,
    ]);
    expect(door.said.at(-1)).toMatchObject({ id: `intake/question/${reference}#1`, subject: 'mio.intake.QuestionReceived' });
    expect(Buffer.from(door.said.at(-1)!.bytes).includes(canary)).toBe(false);
  });

  it('needs no more than a text and three choices', async () => {
    const { text, scope, topic, role } = question;
    expect((await door.post({ text, scope, topic, role })).statusCode).toBe(202);
  });

  it('gives the same answer to the same key, whatever the order of the fields, and keeps one case', async () => {
    const before = await door.cases();
    const answers = await Promise.all(
      [question, question, Object.fromEntries(Object.entries(question).reverse())].map((body) => door.post(body, { 'idempotency-key': 'een-sleutel' })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await door.cases()).toBe(before + 1);
  });

  it('refuses the same key with another question', async () => {
    await door.post(question, { 'idempotency-key': 'twee' });
    const answer = await door.post({ ...question, text: 'Iets anders' }, { 'idempotency-key': 'twee' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ status: 409, code: 'key_reused' });
  });

  it('says that the store is away, and when to come back', async () => {
    const away = await openDoor();
    await away.store.close();
    const answer = await away.post(question);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('30');
    expect(answer.json()).toMatchObject({ code: 'unavailable' });
    expect(away.lines.join()).not.toContain(canary);
    await away.app.close();
  });

  it('lets one address ask so often and no more', async () => {
    const busy = await openDoor({ ratePerMinute: 2 });
    const answers = [await busy.post(question), await busy.post(question), await busy.post(question)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 429]);
    expect(answers[2]!.json()).toMatchObject({ code: 'too_many', detail: expect.stringContaining('Wacht een minuut') });
    expect(Number(answers[2]!.headers['retry-after'])).toBeGreaterThan(0);
    await busy.close();
  });

  it('publishes its description and the schools', async () => {
    const { openapi, paths } = (await door.app.inject('/v1/openapi.json')).json();
    expect(openapi).toBe('3.1.0');
    expect(paths['/v1/questions'].post.requestBody.content['application/json'].schema).toMatchObject({
      required: ['text', 'scope', 'topic', 'role'],
      additionalProperties: false,
    });
    expect(Object.keys(paths['/v1/questions'].post.responses)).toEqual(['202', '400', '409', '413', '415', '422', '429', '500', '503']);
    expect((await door.app.inject('/v1/schools')).json()).toEqual({ schools: [school] });
  });
});

describe('a body that is not a question', () => {
  const { text, ...without } = question;
  it.each<[string, unknown, number, string, string[]]>([
    ['an empty text', { ...question, text: '' }, 422, 'invalid_question', ['text']],
    ['a text without words', { ...question, text: ' \n\u200b!' }, 422, 'invalid_question', ['text']],
    ['a text that is too long', { ...question, text: 'a'.repeat(10_001) }, 422, 'invalid_question', ['text']],
    ['no text', without, 422, 'invalid_question', ['text']],
    ['a text that is no text', { ...question, text: [text] }, 422, 'invalid_question', ['text']],
    [
      'unknown choices',
      { ...question, scope: canary, topic: canary, role: 3, parentsInformed: null, channel: canary },
      422,
      'invalid_question',
      ['scope', 'topic', 'role', 'parentsInformed', 'channel'],
    ],
    ['an unknown field', { ...question, [canary]: 1 }, 422, 'invalid_question', ['']],
    ['an unknown field of the contact', { ...question, contact: { phone: canary } }, 422, 'invalid_question', ['contact']],
    ['an unknown school', { ...question, schoolId: canary }, 422, 'unknown_school', ['schoolId']],
    [
      'an address with a header in it',
      { ...question, contact: { email: `jo@example.org\r\nBcc: ${canary}@example.org` } },
      422,
      'invalid_question',
      ['contact.email'],
    ],
    ['a name with a header in it', { ...question, contact: { name: `Jo\nBcc: ${canary}@example.org` } }, 422, 'invalid_question', ['contact.name']],
    ['wrong JSON', `{"text": ${canary}`, 400, 'malformed', []],
    ['a poisoned prototype', `{"__proto__": {"text": "${canary}"}}`, 400, 'malformed', []],
    ['a list', [question], 422, 'invalid_question', ['']],
    ['null', 'null', 422, 'invalid_question', ['']],
    ['nothing', '', 400, 'empty_body', []],
    ['a megabyte', { ...question, text: canary.repeat(100_000) }, 413, 'too_large', []],
  ])('is refused: %s', async (_what, body, status, code, fields) => {
    const before = await door.cases();
    const answer = await door.post(body);
    const problem = answer.json();
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problem).toMatchObject({ status, code, title: expect.any(String), detail: expect.stringMatching(/\w{3}/) });
    expect((problem.faults ?? []).map(({ field }: { field: string }) => field)).toEqual(fields);
    expect(answer.body).not.toContain(canary);
    expect(await door.cases()).toBe(before);
    expect(leaks()).toBe(false);
  });

  it('is refused in another content type, and with a key that is none', async () => {
    expect((await door.post(canary, { 'content-type': 'text/plain' })).json()).toMatchObject({ status: 415, code: 'wrong_type' });
    expect((await door.post(question, { 'idempotency-key': 'met spatie' })).json()).toMatchObject({ status: 422, faults: [{ field: 'idempotency-key' }] });
    expect((await door.app.inject(`/v1/${canary}`)).json()).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('is cut off on a real line before a megabyte came in', async () => {
    await door.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = door.app.server.address() as AddressInfo;
    const status = await new Promise((resolve, reject) => {
      const asked = request(
        { port, host: '127.0.0.1', path: '/v1/questions', method: 'POST', headers: { 'content-type': 'application/json', 'content-length': 1_000_000 } },
        (answer) => resolve(answer.statusCode),
      );
      asked.on('error', reject);
      asked.write(' '.repeat(10_000));
    });
    expect(status).toBe(413);
    expect(
      (
        await fetch(`http://127.0.0.1:${port}/v1/questions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(question),
        })
      ).status,
    ).toBe(202);
  });
});
