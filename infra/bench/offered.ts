import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { connect } from 'nats';
import { decide } from '../../services/triage/src/model/decide.ts';
import { loadModel, readQuestion } from '../../services/triage/src/model/read-question.ts';
import { crowd } from '../journey/crowd.ts';
import { withOwnHouse } from '../journey/own-house.ts';
import { type LabelledQuestion, readQuestions } from '../journey/questions.ts';

const clients = 64;
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Questions a second from the website's door to the offer: every service a process of its own, sealed and traced, on SQLite. */
export async function offeredRate(questions: number, say: (line: string) => void): Promise<number> {
  const pool = routed();
  return withOwnHouse({ say, env: { MIO_REGION_FILE: file('../../services/directory/region/load.yaml') } }, async ({ addresses }) => {
    const connection = await connect({ servers: addresses.nats });
    const offered = countOffers(await connection.subscribe('mio.casework.CaseOffered'));
    const agent = new Agent({ keepAlive: true, maxSockets: clients });
    const ask = (count: number) =>
      crowd(
        Array.from({ length: count }, (_, i) => pool[i % pool.length]!),
        clients,
        (question) => post(addresses.intake[0]!, agent, question),
      );
    const run = async (count: number) => {
      const all = offered(count);
      await ask(count);
      await all;
    };
    await run(200);
    const begin = performance.now();
    await run(questions);
    const rate = (questions / (performance.now() - begin)) * 1000;
    agent.destroy();
    await connection.close();
    return rate;
  });
}

/** Only what the machine routes is offered without a person. */
function routed(): LabelledQuestion[] {
  const model = loadModel();
  return readQuestions(file('../journey/questions.demo.jsonl')).filter(({ text }) => decide(readQuestion(model, text)).kind === 'route');
}

function countOffers(messages: AsyncIterable<unknown>): (count: number) => Promise<void> {
  let seen = 0;
  let waiting: { until: number; done: () => void } | undefined;
  void (async () => {
    for await (const _ of messages) {
      seen += 1;
      if (waiting !== undefined && seen >= waiting.until) waiting.done();
    }
  })();
  return (count) => new Promise((done) => (waiting = { until: seen + count, done }));
}

function post(base: string, agent: Agent, question: LabelledQuestion): Promise<void> {
  const body = JSON.stringify({
    text: question.text,
    scope: question.scope,
    topic: question.topics[0] ?? 'unsure',
    role: question.role ?? 'anders',
    contact: { email: 'vrager@school.example' },
  });
  return new Promise((resolve, reject) => {
    const sent = request(
      `${base}/v1/questions`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() } },
      (response) => {
        response.resume().on('end', () => (response.statusCode === 202 ? resolve() : reject(new Error(`answered ${response.statusCode}`))));
      },
    );
    sent.on('error', reject).end(body);
  });
}
