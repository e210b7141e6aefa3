import type { Sealer } from '@mio/sealing';
import type { AskedQuestion, Question, SealedWords } from '../domain/question.ts';

type Words = Pick<AskedQuestion, 'text' | 'name' | 'email'>;
type WordField = keyof Words;

/** One word-field of a question, readable; empty when it was not given. */
export type OpenWord = (question: Question, field: WordField) => string;

/** Raised when what is sealed changes its shape, so that an old ciphertext is never read as a new one. */
const version = 1;

/** Seals a question's words with a new key of their own; what they are and whose is part of each seal. */
export const sealWordsWith =
  (sealer: Pick<Sealer, 'newCaseKey' | 'seal'>) =>
  (caseId: string, { text, name, email }: Words): SealedWords => {
    const key = sealer.newCaseKey(caseId);
    const seal = (field: WordField, words: string): string => sealer.seal({ caseKey: key, caseId, field, version }, words);
    return {
      key,
      text: seal('text', text),
      ...(name !== undefined && { name: seal('name', name) }),
      ...(email !== undefined && { email: seal('email', email) }),
    };
  };

/** Fails with Rejected: "unsealable" when the key is lost or erased, "tampered" when it is not what was sealed there. */
export const openWordWith =
  (sealer: Pick<Sealer, 'open'>): OpenWord =>
  ({ caseId, sealed }, field) => {
    const words = sealed[field];
    return words === undefined ? '' : sealer.open({ caseKey: sealed.key, caseId, field, version }, words);
  };
