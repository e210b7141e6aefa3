import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { callsTo, handlersFor, serveCalls } from '@mio/rpc';
import { createLog, NotFound } from '@mio/runtime';
import { afterEach, expect, test } from 'vitest';
import { loadModel } from '../model/read-question.ts';
import { readerWith } from '../review/question-reader.ts';
import { createRereader } from './rereader.ts';

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

const model = loadModel();
const secret = 'a-secret-of-at-least-thirty-two-characters';
const triage = { caseId: 'c', modelVersion: model.version, words: 'sealed' };
const { openText } = IntakeServiceService;

/** Intake's side of the call, with the texts it still has. */
async function rereader(texts: Record<string, string>) {
  const answer = async ({ caseId }: { caseId: string }) => {
    if (texts[caseId] === undefined) throw NotFound('no_case', 'Deze vraag is er niet.');
    return { text: texts[caseId] };
  };
  const handlers = handlersFor({ openText }, { openText: answer });
  const policy = { [openText.path]: { services: ['triage'], person: 'none' as const } };
  const log = createLog({ service: 'intake', level: 'silent' });
  const served = await serveCalls({ service: 'intake', port: 0, secret, log, whoIs: async () => undefined, handlers: [handlers], policy });
  closings.push(() => served.close());
  const intake = callsTo(IntakeServiceService, { addresses: [`127.0.0.1:${served.port}`], service: 'triage', audience: 'intake', secret });
  closings.push(() => intake.close());
  return createRereader({ intake, reader: () => readerWith(model, []) });
}

test('a question that hangs on one word says which', async () => {
  const { overturn } = await rereader({ c: 'Mijn leerling met nystagmus wil bewegen.' });
  expect(await overturn(triage)).toMatchObject({ without: ['nystagmus'] });
});

test('what another model read, what was not read and what is erased is not guessed at', async () => {
  const { overturn } = await rereader({ c: 'Mijn leerling met nystagmus wil bewegen.' });
  expect(await overturn({ ...triage, modelVersion: 'm0' })).toBeUndefined();
  expect(await overturn({ ...triage, words: '' })).toBeUndefined();
  expect(await overturn({ ...triage, caseId: 'erased' })).toBeUndefined();
});
