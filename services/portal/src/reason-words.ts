import type { Reason } from '@mio/contracts/rpc/matching/v1/events';
import { inWords, topicWords } from './words.ts';

/** Why an expert was chosen, or came second, as a coordinator reads it. */
export function reasonInWords({ code, detail }: Pick<Reason, 'code' | 'detail'>): string {
  return Object.hasOwn(reasons, code) ? reasons[code]!(detail) : code;
}

/** The two reasons that weighed most, in one line. */
export function mainReasons(all: readonly Reason[]): string {
  return [...all]
    .sort((a, b) => b.points - a.points)
    .slice(0, 2)
    .map(reasonInWords)
    .join('; ');
}

const reasons: Readonly<Record<string, (detail: string) => string>> = {
  own_school: () => 'eigen AB’er van deze school',
  skill: skillInWords,
  capacity: (detail) => `heeft ruimte${/^\d+\/\d+$/.test(detail) ? ` (${detail.replace('/', ' van ')} plaatsen bezet)` : ''}`,
  travel: (detail) => (detail === '' ? 'reistijd telt mee' : `${detail} minuten rijden naar de school`),
  working_day: (detail) => ({ today: 'werkt vandaag', tomorrow: 'werkt morgen' })[detail] ?? 'werkt op korte termijn',
  full: () => 'heeft nu geen plaats meer',
  absent: () => 'werkt vandaag en morgen niet',
  team_queue: () => 'wachtrij van het team: niemand met dit onderwerp heeft nu ruimte',
};

/** Detail is "topic level"; level 1 knows it, 2 does it often, 3 is the one to ask, 0.5 a further topic. */
function skillInWords(detail: string): string {
  const [topic = '', level = ''] = detail.split(' ');
  const levels: Record<string, string> = {
    '3': 'is degene aan wie u het vraagt bij',
    '2': 'werkt vaak met',
    '1': 'kent',
    '0.5': 'heeft aanverwante kennis voor',
  };
  return levels[level] === undefined ? `kent het onderwerp ${inWords(topicWords, topic)}` : `${levels[level]} ${inWords(topicWords, topic)}`;
}
