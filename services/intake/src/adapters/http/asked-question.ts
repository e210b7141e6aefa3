import { oneLine, plainText } from '../../domain/plain-text.ts';
import type { AskedQuestion } from '../../domain/question.ts';
import type { QuestionBody } from './question-schema.ts';

/** A checked body as the question that it asks: cleaned, and without what is not asked about its scope. */
export function askedQuestion(body: QuestionBody): AskedQuestion {
  const { text, scope, topic, role, channel, schoolId, contact, parentsInformed } = body;
  const name = oneLine(contact?.name ?? '');
  const email = contact?.email;
  return {
    text: plainText(text),
    scope,
    topic,
    role,
    channel,
    ...(schoolId !== undefined && { schoolId }),
    ...(name !== '' && { name }),
    ...(email !== undefined && { email }),
    ...(scope === 'pupil' && parentsInformed !== undefined && { parentsInformed }),
  };
}
