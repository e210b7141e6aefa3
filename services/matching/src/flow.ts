import { CaseAccepted, CaseClosed, CaseOffered, CaseRejected, MatchNotFound, OfferExpired, QuestionTriaged, TeamMatched } from '@mio/contracts';
import { defineFlow, documentKind, rowsFor } from '@mio/flow';
import { foundBy, type Match } from './domain/match.ts';
import { matchAfterRejection, matchAfterSilence } from './match-again.ts';
import { matchTeam, type Roster } from './match-team.ts';
import { noteAccepted, noteClosed, noteOffered } from './note-load.ts';

export interface Reads {
  /** The experts as they are now, seen from a school (empty: none known). */
  roster(schoolId: string, at: string): Promise<Roster>;
  /** Others reckon with this choice although it is not committed yet. */
  chosen(expertId: string): void;
}

const { on, opensOn } = rowsFor<Match, Reads>();
const says = [TeamMatched, MatchNotFound];
const drafted = ({ reads, state }: { reads: Reads; state: Match }) => reads.chosen(state.expertId);

const match = documentKind<Match>(
  'match',
  [
    opensOn(QuestionTriaged, matchTeam, { says, drafted, load: ({ reads, input, at }) => reads.roster(input.schoolId, at) }),
    on(CaseRejected, matchAfterRejection, { says, drafted, load: ({ reads, doc, at }) => reads.roster(doc.schoolId, at) }),
    on(OfferExpired, matchAfterSilence, { says, drafted, load: ({ reads, doc, at }) => reads.roster(doc.schoolId, at) }),
    on(CaseOffered, noteOffered),
    on(CaseAccepted, noteAccepted),
    opensOn(CaseClosed, noteClosed),
  ],
  { index: foundBy, indexes: ['room'] },
);

export const flow = defineFlow('matching', match);
