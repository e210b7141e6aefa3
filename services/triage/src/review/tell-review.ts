import { type Change, current, type Proposal, type Score } from '../domain/readers.ts';
import { likeliest } from '../domain/triage.ts';
import type { JudgedCase } from './judged-cases.ts';
import { nameOf, type Review } from './review.ts';

const mostShown = 20;

/** What a person needs to decide; ids and codes, never a word of a question. */
export function tellReview({ reads, readers, overruled, judged, known, proposals }: Review): string {
  return [
    `Nu leest ${reads}${readers === undefined ? '' : ` (${nameOf(current(readers))})`}.`,
    `${judged} casussen zijn door mensen beoordeeld; van ${known} zijn tekst en uitkomst bekend; ${overruled.length} keer besloten mensen anders sinds deze versie leest.`,
    ...overruled.slice(0, mostShown).map(overruledLine),
    ...(overruled.length > mostShown ? [`  … en nog ${overruled.length - mostShown}`] : []),
    '',
    ...(proposals.length === 0 ? ['Er is geen voorstel: er is te weinig anders besloten.'] : proposals.flatMap(proposalLines)),
  ].join('\n');
}

function overruledLine({ caseId, triage, outcome }: JudgedCase): string {
  const { lead, probability } = likeliest(triage);
  const people = outcome.lead ?? `niet ${outcome.not.join(', ')}`;
  return `  ${caseId}  gelezen als ${lead} (${percent(probability)}, ${triage.modelVersion || 'niet gelezen'}), mensen: ${people}, ${outcome.at.slice(0, 10)}`;
}

function proposalLines({ id, kind, version, comparison }: Proposal): string[] {
  const { replayed, better, worse, before, after } = comparison;
  const rule = version.rules.at(-1);
  const what =
    kind === 'model' || rule === undefined ? 'een nieuw model' : `een regel: “${rule.phrase}” → ${rule.lead} (${rule.right} goed, ${rule.wrong} fout)`;
  return [
    `Voorstel ${id}: ${what}`,
    `  Op ${replayed} oude casussen: ${better.length} beter, ${worse.length} slechter.`,
    `  Nu:    ${scoreLine(before)}`,
    `  Straks: ${scoreLine(after)}`,
    ...(better.length > 0 ? [`  Beter: ${better.slice(0, mostShown).join(' ')}`] : []),
    ...(worse.length > 0 ? [`  Slechter: ${worse.slice(0, mostShown).join(' ')}`] : []),
    `  Goedkeuren: npm run triage:review -- --approve ${id} --by UW-NAAM --why "…"`,
    '',
  ];
}

const scoreLine = ({ leadRight, routedRight, routedWrong, desk }: Score): string =>
  `${leadRight} keer het juiste team vooraan; ${routedRight} goed en ${routedWrong} fout zonder triagetafel; ${desk} naar mensen`;

export const tellHistory = (history: readonly Change[]): string =>
  history.length === 0
    ? 'Er is nog niets goedgekeurd: het meegeleverde model leest.'
    : history
        .map(({ at, kind, proposal, by, why, version }) => {
          const did = kind === 'approved' ? 'keurde goed' : 'draaide terug';
          return `${at}  ${by} ${did}: ${proposal}${why === '' ? '' : ` (${why})`}; daarna las ${nameOf(version)}`;
        })
        .join('\n');

const percent = (share: number): string => `${Math.round(share * 100)} %`;
