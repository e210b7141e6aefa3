import { given } from '@mio/testing';
import { describe, expect, test } from 'vitest';
import { acceptCase } from './accept-case.ts';
import { accepted, atDesk, colleague, expert, matched, offered, opened, queued, stranger, triaged, withMatching } from './case.fixture.ts';
import type { CaseFile } from './domain/case-file.ts';
import { answerable } from './domain/offers.ts';
import { expireOffer } from './expire-offer.ts';
import { noteTriage } from './note-triage.ts';
import { offerCase } from './offer-case.ts';
import { rejectCase } from './reject-case.ts';

const words = { reason: 'not_for_us', words: 'sealed', digest: 'digest' };

describe('an offer', () => {
  test('given a triaged case, when a team is matched, then the team holds it and the expert has one working day', () => {
    const then = given(withMatching).when(offerCase, matched, { at: '2026-11-27T14:00:00.000Z' });
    expect(then.says).toEqual(['CaseOffered']);
    expect(then.state.custodian).toEqual({ kind: 'team', id: 'c2' });
    expect(then.state.offer?.expiresAt).toBe('2026-11-30T14:00:00.000Z');
  });

  test('given a crisis, then the expert has fifteen minutes round the clock', () => {
    const then = given<CaseFile>({ ...withMatching, urgency: 'crisis' }).when(offerCase, matched, { at: '2026-11-28T23:00:00.000Z' });
    expect(then.state.offer?.expiresAt).toBe('2026-11-28T23:15:00.000Z');
  });

  test('given a match that answers a triage decision that has not come yet, then it waits', () => {
    expect(given(opened).when(offerCase, matched).kind).toBe('early');
    expect(given(atDesk).when(offerCase, { ...matched, decision: 1 }).kind).toBe('early');
  });

  test('given an accepted case, when a stale match comes, then nothing changes', () => {
    expect(given(accepted).when(offerCase, { ...matched, attempt: 7, decision: 4 }).kind).toBe('same');
  });

  test('given the same match twice, then it is offered once', () => {
    expect(given(offered).when(offerCase, matched).kind).toBe('same');
  });
});

describe('the answer', () => {
  test('given an offer, when its expert accepts, then the expert holds the case', () => {
    expect(accepted.custodian).toEqual({ kind: 'expert', id: 'p-a' });
    expect(accepted.state).toBe('accepted');
  });

  test('given an offer to one expert, when a colleague or a stranger accepts, then it is refused', () => {
    expect(given(offered).when(acceptCase, { person: colleague }).code).toBe('no_case');
    expect(given(offered).when(acceptCase, { person: stranger }).code).toBe('no_case');
  });

  test('given a team queue, when two of the team accept, then one wins and the other hears it kindly', () => {
    const first = given(queued).when(acceptCase, { person: colleague });
    expect(first.state.custodian).toEqual({ kind: 'expert', id: 'p-b' });
    expect(given(first.state).when(acceptCase, { person: expert }).code).toBe('already_accepted');
    expect(answerable(first.state, expert, 'accept')).toMatchObject({ why: { message: expect.stringMatching(/^Een collega heeft/) } });
  });

  test('given an accepted case, when its own expert accepts again, then they hear that they have it', () => {
    expect(given(accepted).when(acceptCase, { person: expert }).code).toBe('already_accepted');
    expect(answerable(accepted, expert, 'accept')).toMatchObject({ why: { message: 'U hebt deze casus al aangenomen.' } });
  });

  test('given an offer, when it is rejected, then matching holds the case and the reason is in the trace', () => {
    const then = given(offered).when(rejectCase, { person: expert, ...words });
    expect(then.says).toEqual(['CaseRejected']);
    expect(then.state.custodian.kind).toBe('matching');
    expect(then.state.trace.at(-1)).toMatchObject({ action: 'rejected', reason: 'not_for_us', words: 'digest' });
    expect(then.state.rejections).toHaveLength(1);
  });

  test('given a reason that is not in the list, then it is refused', () => {
    expect(given(offered).when(rejectCase, { person: expert, ...words, reason: 'zomaar' }).code).toBe('unknown_reason');
  });

  test('given silence, when the offer expires, then it goes back to matching', () => {
    const then = given(offered).when(expireOffer, offered.offer!.expiresAt);
    expect(then.says).toEqual(['OfferExpired']);
    expect(then.state.custodian.kind).toBe('matching');
  });

  test('given an accepted case, when a later triage decision comes, then it is not taken from the expert', () => {
    expect(given(accepted).when(noteTriage, { ...triaged, decision: 2 }).state).toMatchObject({ custodian: { kind: 'expert', id: 'p-a' }, state: 'accepted' });
  });
});
