import { alert, type FormError } from '@mio/pages';
import { isFailure } from '@mio/runtime';
import type { Answer, Visit } from '../visit.ts';
import { rejectionWords } from '../words.ts';
import { longestWords } from './case-answer.ts';
import { casePage } from './case-page.ts';
import { done } from './frame.ts';

export const showCase = async (visit: Visit): Promise<Answer> => ({ page: await casePage(visit, { open: false, notice: done(visit) }) });

/** The same page with the question's text; casework writes down who reads it before it gives the text. A text that cannot be opened costs only itself. */
export const readQuestion = (visit: Visit, at?: string): Promise<Answer> =>
  answered(visit, async () => ({ page: await casePage(visit, { open: true, ...(at !== undefined && { at }) }) }), at);

export const acceptCase = (visit: Visit): Promise<Answer> =>
  answered(visit, async () => {
    const { caseId } = visit.params;
    await visit.services.casework.acceptCase({ caseId: caseId!, commandId: visit.form.opdracht! }, visit.as);
    return { to: `/casus/${caseId}?gelukt=aangenomen` };
  });

export function rejectCase(visit: Visit): Promise<Answer> {
  const { reden = '', toelichting = '', opdracht } = visit.form;
  const errors = faultsIn(reden, toelichting);
  return answered(visit, async () => {
    if (errors.length > 0) return { page: await casePage(visit, { open: false, filled: { values: visit.form, errors } }), status: 422 };
    await visit.services.casework.rejectCase({ caseId: visit.params.caseId!, commandId: opdracht!, reason: reden, words: toelichting.trim() }, visit.as);
    return { to: '/?gelukt=afgewezen' };
  });
}

/** A "no" of the rules is said on the case itself, as it is now; when the case is no longer theirs to see, on a page of its own. */
export async function answered(visit: Visit, act: () => Promise<Answer>, at?: string): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    const told = isFailure(error) && (error.kind === 'conflict' || error.kind === 'rejected') && error.code !== 'not_allowed';
    if (!told) throw error;
    const notice = alert({ kind: 'error', heading: 'Dit kon niet', text: error.message });
    const page = await casePage(visit, { open: false, notice, ...(at !== undefined && { at }) }).catch((hidden: unknown) => {
      // Whether a case is not theirs or is not there at all must read the same.
      throw error.code === 'not_there_yet' ? hidden : error;
    });
    return { page, status: error.kind === 'conflict' ? 409 : 422 };
  }
}

function faultsIn(reason: string, words: string): FormError[] {
  return [
    ...(Object.hasOwn(rejectionWords, reason) ? [] : [{ field: 'reden', message: 'Kies waarom u de casus afwijst.' }]),
    ...(reason === 'other' && words.trim() === '' ? [{ field: 'toelichting', message: 'Schrijf in de toelichting waarom u de casus afwijst.' }] : []),
    ...(words.length > longestWords ? [{ field: 'toelichting', message: `Maak de toelichting korter dan ${longestWords} tekens.` }] : []),
  ];
}
