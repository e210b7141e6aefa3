import type { OpenQuestionResponse } from '@mio/contracts/rpc/casework/v1/service';
import { actions, alert, definitionList, html, linkButton, type Part, paragraph, quotation } from '@mio/pages';
import type { Names } from '../names.ts';

/** The text of the question: closed until somebody asks for it, because every reading is written down. */
export const questionSection = {
  closed: (base: string): Part => [
    paragraph('De tekst is verzegeld. Opent u de vraag, dan leggen wij vast dat u die heeft gelezen.'),
    actions(linkButton({ href: `${base}/vraag#vraag`, label: 'Lees de vraag', kind: 'secondary' })),
  ],
  /** `team`: who has the case, so that only the words that spoke for it are shown; empty at the desk, which weighs them all. */
  opened: ({ text, askerName, askerEmail, words }: OpenQuestionResponse, names: Names, team: string): Part => [
    alert({ kind: 'info', text: 'Uw inzage is vastgelegd.' }),
    quotation(text),
    definitionList([
      ['Naam van de vrager', askerName || 'niet opgegeven'],
      ['E-mailadres', askerEmail === '' ? 'niet opgegeven' : html`<a class="utrecht-link" href="mailto:${askerEmail}">${askerEmail}</a>`],
      ...decidingWords(team === '' ? words : words.filter((word) => word.team === team), names).map(
        (said) => [team === '' ? 'Woorden die opvielen' : 'Woorden die de doorslag gaven', said] as const,
      ),
    ]),
  ],
};

/** "stottert, spraak (Cluster 2)": per team, the weightiest first; nothing when there are none. */
function decidingWords(words: OpenQuestionResponse['words'], names: Names): string[] {
  const byTeam = Object.groupBy(
    [...words].sort((a, b) => b.weight - a.weight),
    ({ team }) => team,
  );
  const said = Object.entries(byTeam).map(([team, found = []]) => `${found.map(({ word }) => `“${word}”`).join(', ')} (${names.team(team)})`);
  return said.length === 0 ? [] : [said.join('; ')];
}
