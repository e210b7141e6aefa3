import { describe, expect, it } from 'vitest';
import { type CaseStatus, statusWords } from './status-words.ts';

const status: CaseStatus = { state: 'received', custodianKind: 'triage', teamName: '', expertName: '', outcome: '' };
const said = (given: Partial<CaseStatus>) => statusWords({ ...status, ...given }, false);

describe('what the private page says', () => {
  it.each(['none', 'away'] as const)('has the question, also when casework is %s', (away) => {
    expect(statusWords(away, false)).toMatchObject({ heading: 'Wij hebben uw vraag', open: true });
  });

  it('names who it was offered to and who took it', () => {
    expect(said({ state: 'offered', expertName: 'Fenna Boom', teamName: 'Cluster 2' }).text).toContain('Fenna Boom (Cluster 2)');
    expect(said({ state: 'offered', expertName: 'Fenna Boom' }).heading).toBe('Uw vraag ligt bij een deskundige');
    expect(said({ state: 'offered', teamName: 'Cluster 2' })).toMatchObject({
      heading: 'Uw vraag ligt bij een team',
      text: expect.stringContaining('bij het team Cluster 2'),
    });
    expect(said({ state: 'accepted', expertName: 'Fenna Boom', teamName: 'Cluster 2' })).toMatchObject({
      text: expect.stringContaining('Fenna Boom (Cluster 2) heeft uw vraag aangenomen'),
      open: true,
    });
  });

  it('knows the desk', () => {
    expect(said({ custodianKind: 'desk' }).text).toContain('triagetafel');
    expect(said({ state: 'triaged', custodianKind: 'desk' }).text).toContain('triagetafel');
  });

  it('offers nothing to take back when it is over', () => {
    expect(said({ state: 'closed', outcome: 'out_of_scope' })).toMatchObject({ heading: 'Deze vraag hoort niet bij MIO', open: false });
    expect(said({ state: 'closed' }).open).toBe(false);
    expect(statusWords(status, true).open).toBe(false);
  });

  it('says something about a state that it does not know', () => {
    expect(said({ state: 'inProgress' }).heading).toBe('Wij hebben uw vraag');
  });
});
