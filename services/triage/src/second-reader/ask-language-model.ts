import type { Log } from '@mio/runtime';
import { answerIn, answerSchema, type SecondAnswer } from './answer.ts';
import { instructions } from './instructions.ts';
import { masking } from './masked-text.ts';

/** Reads what the everyday model doubts; undefined when it cannot say, for whatever reason. Never throws. */
export interface SecondReader {
  /** As it stands in the version of what it read. */
  readonly name: string;
  read(text: string, caseId: string): Promise<SecondAnswer | undefined>;
}

export interface LanguageModel {
  /** Of an OpenAI-compatible server, up to and with /v1. */
  readonly url: string;
  readonly model: string;
  readonly key?: string | undefined;
  readonly limitMs: number;
}

/** More at once than a house's own server answers in time; who comes later goes to the desk. */
const mostAtOnce = 8;
const mostAnswerBytes = 64 * 1024;

/** A language model that the region hosts itself. Its text is masked, and goes to this address and nowhere else. */
export function askLanguageModel({ url, model, key, limitMs }: LanguageModel, log: Pick<Log, 'warn'>): SecondReader {
  const address = `${url.replace(/\/+$/, '')}/chat/completions`;
  const headers = { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) };
  const masked = masking();
  let underWay = 0;

  async function ask(text: string): Promise<SecondAnswer | undefined> {
    const body = JSON.stringify(requestFor(model, masked(text)));
    const answered = await fetch(address, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(limitMs) });
    if (!answered.ok) {
      await answered.body?.cancel();
      throw new Error(`status ${answered.status}`);
    }
    const told = await answered.text();
    return told.length > mostAnswerBytes ? undefined : answerIn(contentOf(told));
  }

  return {
    name: model.replace(/[^\w.:-]/g, '-').slice(0, 40),
    async read(text, caseId) {
      const gaveUp = (why: string) => void log.warn({ caseId, why }, 'the second reader gave no answer; the desk decides as before');
      if (underWay >= mostAtOnce) return gaveUp('busy') as undefined;
      underWay += 1;
      try {
        const answer = await ask(text);
        if (answer === undefined) gaveUp('not an answer');
        return answer;
      } catch (error) {
        gaveUp((error as Error).name === 'TimeoutError' ? 'too late' : ((error as Error).message.match(/^status \d+$/)?.[0] ?? 'not reached'));
        return undefined;
      } finally {
        underWay -= 1;
      }
    },
  };
}

const requestFor = (model: string, text: string) => ({
  model,
  temperature: 0,
  max_tokens: 200,
  messages: [
    { role: 'system', content: instructions },
    { role: 'user', content: text },
  ],
  response_format: { type: 'json_schema', json_schema: { name: 'reading', strict: true, schema: answerSchema } },
});

function contentOf(told: string): unknown {
  try {
    return (JSON.parse(told) as { choices?: { message?: { content?: unknown } }[] }).choices?.[0]?.message?.content;
  } catch {
    return undefined;
  }
}
