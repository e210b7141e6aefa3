import type { GetCaseResponse } from '@mio/contracts/rpc/casework/v1/service';
import type { Reason } from '@mio/contracts/rpc/matching/v1/events';
import { heading, html, list, moment, type Part, quotation, subheading } from '@mio/pages';
import type { Names } from '../names.ts';
import { reasonInWords } from '../reason-words.ts';
import { inWords, rejectionWords } from '../words.ts';

/** Why this team and this person, who came second, and what earlier ones said. */
export const matchSection = ({ summary, match, rejections }: GetCaseResponse, names: Names): Part => [
  match !== undefined &&
    match.team !== '' && [
      heading(summary?.custodian?.kind === 'desk' ? 'Eerder voorgelegd aan' : 'Waarom hier'),
      subheading(whom(match.team, match.expertId, names)),
      reasons(match.reasons),
      match.runnerUp !== undefined &&
        match.runnerUp.team !== '' && [
          subheading(`Tweede keus: ${whom(match.runnerUp.team, match.runnerUp.expertId, names)}`),
          reasons(match.runnerUp.reasons),
        ],
    ],
  rejections.length > 0 && [
    heading('Eerder afgewezen'),
    rejections.map(
      ({ expertId, reason, words, at }) =>
        html`<p class="utrecht-paragraph">${names.person(expertId)}: ${inWords(rejectionWords, reason)} (${moment(at)})</p>${words !== '' && quotation(words)}`,
    ),
  ],
];

const whom = (team: string, expertId: string, names: Names): string =>
  expertId === '' ? `de wachtrij van ${names.team(team)}` : `${names.person(expertId)}, ${names.team(team)}`;

const reasons = (all: readonly Reason[]): Part => list(all.map(reasonInWords));
