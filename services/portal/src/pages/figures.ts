import type { GetFiguresResponse } from '@mio/contracts/rpc/insight/v1/service';
import { definitionList, durationInWords, emptyState, heading, link, moment, type Part, paragraph, table } from '@mio/pages';
import { part, show } from '../part.ts';
import type { Answer, Visit } from '../visit.ts';
import { hasRole } from '../visitor.ts';
import { holderInWords, inWords, stateWords } from '../words.ts';
import { deadLetterSection, deadLettersOf } from './dead-letters.ts';
import { done, framed } from './frame.ts';

/** How the questions go through the house, and for operations what got stuck. */
export async function figures(visit: Visit): Promise<Answer> {
  const mayRepair = hasRole(visit.visitor, ['ops', 'admin']);
  const [counted, stuck] = await Promise.all([
    part('de cijfers', visit.services.insight.getFigures({}, visit.as)),
    mayRepair ? deadLettersOf(visit) : undefined,
  ]);
  const main = [done(visit), show(counted, (found) => figureSections(found, visit)), stuck !== undefined && deadLetterSection(visit, stuck)];
  return { page: framed(visit, { title: 'Cijfers', at: '/cijfers', main }) };
}

/** The same figures for programs, with codes and ids instead of names. */
export const figuresJson = async (visit: Visit): Promise<Answer> => ({ json: await visit.services.insight.getFigures({}, visit.as) });

export const figureSections = (found: GetFiguresResponse, { names }: Pick<Visit, 'names'>): Part => [
  paragraph('Geteld ', moment(found.at), '. Ook als ', link('/cijfers.json', 'JSON'), '.'),
  definitionList([
    ['Gevraagd', found.asked],
    ['Door de machine toegewezen', found.routed],
    ['Casussen langs de triagetafel', found.desk],
    ['Aangenomen', found.accepted],
    ['Casussen die zijn afgewezen', found.rejected],
    ['Hoort niet bij MIO', found.outOfScope],
    ['Van vraag tot aanbod (mediaan)', seconds(found.medianAskedToOfferedS)],
    ['Van aanbod tot aannemen (mediaan)', seconds(found.medianOfferedToAcceptedS)],
    ['E-mails verstuurd', found.mailsSent],
    ['E-mails mislukt', found.mailsFailed],
    ['E-mails waarvan de afloop niet bekend is', found.mailsUnknown],
  ]),
  heading('Stand van de casussen'),
  counts(
    'Casussen per stand',
    'Stand',
    found.states.map(({ state, cases }) => [inWords(stateWords, state), cases]),
  ),
  heading('Bij wie het ligt'),
  counts(
    'Casussen per houder',
    'Ligt bij',
    found.custodians.map(({ state, cases }) => [holderInWords(state, names), cases]),
  ),
  heading('Wie geeft aan wie door'),
  found.handovers.length === 0
    ? nothingYet
    : table({
        caption: 'Doorgegeven',
        quiet: true,
        head: ['Van', 'Naar', 'Keer'],
        numeric: [2],
        rows: [...found.handovers]
          .sort((a, b) => b.times - a.times)
          .map(({ from, to, times }) => [holderInWords(from, names), holderInWords(to, names), times]),
      }),
];

const counts = (caption: string, head: string, rows: readonly (readonly [string, number])[]): Part =>
  rows.length === 0 ? nothingYet : table({ caption, quiet: true, head: [head, 'Casussen'], rows, numeric: [1] });

const nothingYet = emptyState('Nog niets geteld. Zodra er een vraag is gesteld, staan de cijfers hier.');

function seconds(value: number): Part {
  if (value <= 0) return 'nog niet bekend';
  return value < 1 ? 'minder dan een seconde' : durationInWords(value);
}
