import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft, noSchool } from './check-draft.ts';
import { type Draft, emptyDraft, sentForm } from './draft.ts';

const schools = { has: (id: string) => id === 's-natte-laars' };
const full: Draft = {
  ...emptyDraft(),
  waarover: 'pupil',
  onderwerp: 'speech',
  vraag: 'Hoe help ik hem?',
  ouders: 'yes',
  school: 's-natte-laars',
  rol: 'ib',
  naam: 'Jo',
  email: 'jo@example.org',
};
const wrongIn = (draft: Partial<Draft>, step: 1 | 2 | 3 = 3) => {
  const checked = checkDraft({ ...full, ...draft }, step, schools);
  return 'errors' in checked ? checked.errors.map(({ field }) => field) : [];
};

describe('a filled-in form', () => {
  it('asks the question that the API would take', () => {
    expect(checkDraft(full, 3, schools)).toEqual({
      body: {
        text: 'Hoe help ik hem?',
        scope: 'pupil',
        topic: 'speech',
        role: 'ib',
        channel: 'web',
        schoolId: 's-natte-laars',
        contact: { name: 'Jo', email: 'jo@example.org' },
        parentsInformed: 'yes',
      },
    });
  });

  it('needs no school in the list, no name and no address', () => {
    expect(checkDraft({ ...full, school: noSchool, naam: '', email: '' }, 3, schools)).toEqual({
      body: expect.not.objectContaining({ schoolId: expect.anything() }),
    });
  });

  it('is checked as far as it was shown', () => {
    const empty = emptyDraft();
    expect(wrongIn(empty, 1)).toEqual(['waarover', 'onderwerp']);
    expect(wrongIn(empty, 2)).toEqual(['waarover', 'onderwerp', 'vraag']);
    expect(wrongIn(empty, 3)).toEqual(['waarover', 'onderwerp', 'vraag', 'school', 'rol']);
    expect(wrongIn({ vraag: '' }, 1)).toEqual([]);
  });

  it.each([
    ['no words', { vraag: '…!' }, ['vraag']],
    ['a long text', { vraag: 'a'.repeat(10_001) }, ['vraag']],
    ['a pupil whose parents are not mentioned', { ouders: '' }, ['ouders']],
    ['an unknown school', { school: 's-elders' }, ['school']],
    ['no address', { email: 'jo@' }, ['email']],
    ['a long name', { naam: 'a'.repeat(201) }, ['naam']],
    ['no choice of ours', { rol: 'koning' }, ['rol']],
  ])('is not taken with %s', (_what, draft, fields) => expect(wrongIn(draft)).toEqual(fields));

  it('asks about parents only with a pupil', () => {
    expect(checkDraft({ ...full, waarover: 'group', ouders: '' }, 3, schools)).toEqual({
      body: expect.not.objectContaining({ parentsInformed: expect.anything() }),
    });
  });

  it('can be sent as anything', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        checkDraft(sentForm(body).draft, 3, schools);
      }),
    );
    expect(sentForm({ vraag: ['a', 'b'], stap: '9', formulier: 'x' })).toMatchObject({ draft: { vraag: '' }, step: 1, goal: 'verder' });
  });
});
