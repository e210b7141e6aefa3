import type { CaseSummary } from '@mio/contracts/rpc/casework/v1/service';
import { badge, durationInWords, type Html, html, link, moment, momentInWords, nothing, type Part, table } from '@mio/pages';
import type { Names } from '../names.ts';
import { custodianInWords, inWords, topicWords, urgencyWords } from '../words.ts';

export interface CaseList {
  readonly caption: string;
  readonly cases: readonly CaseSummary[];
  readonly names: Names;
  /** What the list adds to each row: a column's name and its cell. */
  readonly extra?: readonly (readonly [head: string, cell: (one: CaseSummary) => Part])[];
  readonly base?: string;
}

/** Cases as a table: reference, topic, school, since when; a link on the reference. */
export const caseList = ({ caption, cases, names, extra = [], base = '/casus' }: CaseList): Html =>
  table({
    caption,
    quiet: true,
    head: ['Kenmerk', 'Onderwerp', 'School', 'Sinds', ...extra.map(([head]) => head)],
    rows: cases.map((one) => [
      html`${link(`${base}/${one.caseId}`, one.caseId)} ${urgencyBadge(one.urgency)}`,
      inWords(topicWords, one.topic),
      names.school(one.schoolId),
      moment(one.since),
      ...extra.map(([, cell]) => cell(one)),
    ]),
  });

/** Only what is not ordinary is marked. */
export const urgencyBadge = (urgency: string): Html =>
  urgency === 'crisis' || urgency === 'high' ? badge(inWords(urgencyWords, urgency), urgency === 'crisis' ? 'danger' : 'warning') : nothing;

export const holder =
  (names: Names) =>
  (one: CaseSummary): Part =>
    custodianInWords(one.custodian, names);

/** Never all or nothing: the reading program is not that sure. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded >= 100) return 'ruim 99\u00a0%';
  return rounded <= 0 ? 'minder dan 1\u00a0%' : `${rounded}\u00a0%`;
}

/** "nog 3 uur (tot wo 25 november 2026 om 16:00)". */
export function timeLeft(expiresAt: string | undefined, now: string): string {
  if (expiresAt === undefined || expiresAt === '') return 'geen tijdslimiet';
  const seconds = (Date.parse(expiresAt) - Date.parse(now)) / 1_000;
  return seconds <= 0 ? 'verlopen' : `nog ${durationInWords(seconds)} (tot ${momentInWords(expiresAt)})`;
}
