import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '@mio/runtime';
import { afterEach, expect, test } from 'vitest';
import { askLanguageModel } from './ask-language-model.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const good = { choice: 'c2', probability: 0.9, topics: ['speech'], urgency: 'high' };
const lines: string[] = [];
const log = createLog({ service: 'triage', level: 'warn', to: { write: (line) => lines.push(line) } });
const text = 'Fatima de Vries (06-12345678) praat niet in de klas.';

/** A server that speaks the protocol; `answer` writes what the model says. */
async function server(answer: (response: ServerResponse) => void) {
  const asked: { path: string; authorization: string | undefined; body: { model: string; messages: { role: string; content: string }[] } }[] = [];
  const listening = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push({ path: request.url!, authorization: request.headers.authorization, body: JSON.parse(body) });
    answer(response);
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const stop = () => new Promise((resolve) => listening.close(resolve) && listening.closeAllConnections());
  closing.push(stop);
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}/v1`, asked, stop };
}

const says = (content: unknown) => (response: ServerResponse) =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
const reader = (url: string, limitMs = 5_000) => askLanguageModel({ url, model: 'house/model 8b', key: 'a-key', limitMs }, log);
const lastWhy = () => JSON.parse(lines.at(-1) ?? '{}').why;

test('given a good answer, then that is the second reading; the model saw a text without names and numbers', async () => {
  const { url, asked } = await server(says(JSON.stringify(good)));
  const second = reader(`${url}/`);
  expect(await second.read(text, 'c')).toEqual(good);
  expect(second.name).toBe('house-model-8b');
  expect(asked).toMatchObject([
    { path: '/v1/chat/completions', authorization: 'Bearer a-key', body: { model: 'house/model 8b', response_format: { type: 'json_schema' } } },
  ]);
  expect(asked[0]?.body.messages.at(-1)).toEqual({
    role: 'user',
    content: expect.stringMatching(/^\[naam\].*\(\[telefoonnummer\]\) praat niet in de klas\.$/),
  });
});

const nonsense = [
  'Ik denk cluster 2.',
  JSON.stringify({ ...good, choice: 'c9' }),
  JSON.stringify({ ...good, probability: 1.2 }),
  JSON.stringify({ ...good, topics: ['sport'] }),
  JSON.stringify({ ...good, urgency: undefined }),
  JSON.stringify({ ...good, note: 'x' }),
  'null',
  7,
];
test.each(nonsense)('given %j instead of an answer, then there is no second reading', async (content) => {
  const { url } = await server(says(content));
  expect(await reader(url).read(text, 'c')).toBeUndefined();
  expect(lastWhy()).toBe('not an answer');
});

test('given a model that is late, an error, a redirect or nobody there, then there is no second reading, and the log says why without a word of the text', async () => {
  const late = await server(() => undefined);
  expect(await reader(late.url, 50).read(text, 'c')).toBeUndefined();
  expect(lastWhy()).toBe('too late');
  const halting = await server((response) => void response.write('{"choices":'));
  expect(await reader(halting.url, 50).read(text, 'c')).toBeUndefined();
  expect(lastWhy()).toBe('too late');
  const broken = await server((response) => void response.writeHead(503).end());
  expect(await reader(broken.url).read(text, 'c')).toBeUndefined();
  expect(lastWhy()).toBe('status 503');
  const elsewhere = await server((response) => void response.writeHead(307, { location: `${late.url}/chat/completions` }).end());
  expect(await reader(elsewhere.url).read(text, 'c')).toBeUndefined();
  expect(late.asked).toHaveLength(1);
  await broken.stop();
  expect(await reader(broken.url).read(text, 'c')).toBeUndefined();
  expect(lastWhy()).toBe('not reached');
  expect(lines.join('')).not.toMatch(/Fatima|praat|12345678/);
});

test('given more questions at once than it can answer, then the rest does not wait', async () => {
  const waiting: ServerResponse[] = [];
  const { url } = await server((response) => void waiting.push(response));
  const second = reader(url);
  const asked = Array.from({ length: 8 }, () => second.read(text, 'c'));
  expect(await second.read(text, 'ninth')).toBeUndefined();
  expect(lastWhy()).toBe('busy');
  await expect.poll(() => waiting.length).toBe(8);
  for (const response of waiting) says(JSON.stringify(good))(response);
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 8 }, () => good));
  expect(await Promise.race([second.read(text, 'c'), new Promise((resolve) => setImmediate(resolve, 'asked'))])).toBe('asked');
});
