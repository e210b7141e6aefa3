import type { OpenQuestionResponse } from '@mio/contracts/rpc/casework/v1/service';
import { actions, alert, definitionList, html, linkButton, type Part, paragraph, quotation, subheading } from '@mio/pages';
import type { Names } from '../names.ts';
import { readingInWords } from '../reading-words.ts';

/** The text of the question: closed until somebody asks for it, because every reading is written down. */
export const questionSection = {
  closed: (base: string): Part => [
    paragraph('De tekst is verzegeld. Opent u de vraag, dan leggen wij vast dat u die heeft gelezen.'),
    actions(linkButton({ href: `${base}/vraag#vraag`, label: 'Lees de vraag', kind: 'secondary' })),
  ],
  /** `team`: who has the case; empty at the desk, which still has to choose. */
  opened: (opened: OpenQuestionResponse, names: Names, team: string): Part => {
    const { text, askerName, askerEmail } = opened;
    const why = readingInWords(opened, names, team);
    return [
      alert({ kind: 'info', text: 'Uw inzage is vastgelegd.' }),
      quotation(text),
      definitionList([
        ['Naam van de vrager', askerName || 'niet opgegeven'],
        ['E-mailadres', askerEmail === '' ? 'niet opgegeven' : html`<a class="utrecht-link" href="mailto:${askerEmail}">${askerEmail}</a>`],
      ]),
      why.length > 0 && [subheading('Wat het leesprogramma zag'), paragraph(why.join(' '))],
    ];
  },
};
