import { actions, alert, button, definitionList, form, type Html, heading, html, layout, link, list, moment, paragraph } from '@mio/pages';
import type { Question } from '../../domain/question.ts';
import { crisisNote } from './crisis-note.ts';
import { footer } from './footer.ts';
import type { StatusWords } from './status-words.ts';

/** What these pages show of a question: never its words. */
export type ShownQuestion = Pick<Question, 'caseId' | 'receivedAt' | 'withdrawnAt'>;

/** Right after sending: the reference, what happens next and by when, and the private link. */
export const receiptPage = ({ caseId }: ShownQuestion, statusUrl: string, reachable: boolean): string =>
  layout({
    title: 'Uw vraag is ontvangen',
    main: [
      alert({ kind: 'ok', heading: `Uw kenmerk is ${caseId}`, text: 'Wij hebben uw vraag veilig bewaard. Noem dit kenmerk als u ons erover spreekt.' }),
      crisisNote(),
      heading('Bewaar deze link'),
      paragraph('Met deze link ziet u altijd hoe ver wij zijn. Wie de link heeft, kan dat ook zien en kan de vraag intrekken. Stuur hem dus niet door.'),
      paragraph(link(statusUrl, statusUrl)),
      heading('Wat gebeurt er nu?'),
      list([
        'Wij lezen uw vraag en zoeken het team dat kan helpen. Meestal weet u op een werkdag binnen een uur bij wie uw vraag ligt; soms kijkt eerst iemand mee, dan dezelfde dag.',
        'Een deskundige van dat team neemt de vraag aan. Kent iemand uw school al? Dan telt dat mee.',
        reachable
          ? 'U krijgt een e-mail zodra iemand de vraag aanneemt. In die mail staat niets van uw vraag zelf.'
          : 'U hebt geen e-mailadres achtergelaten. Kijk daarom zelf op uw link wie de vraag aanneemt.',
      ]),
    ],
    footer: footer(),
  });

/** The private page: where the question stands, in plain words. */
export const statusPage = ({ caseId, receivedAt, withdrawnAt }: ShownQuestion, words: StatusWords, path: string, since?: string): string =>
  layout({
    title: words.heading,
    main: [
      html`<p class="utrecht-paragraph utrecht-paragraph--lead">${words.text}</p>`,
      words.open && crisisNote(),
      definitionList([
        ['Kenmerk', caseId],
        ['Ontvangen', moment(receivedAt)],
        ...(withdrawnAt === undefined ? [] : [['Ingetrokken', moment(withdrawnAt)] as const]),
        ...(since === undefined || withdrawnAt !== undefined ? [] : [['Zo sinds', moment(since)] as const]),
      ]),
      words.open && [
        paragraph('Deze pagina verandert als er iets gebeurt. Laad hem opnieuw om te kijken.'),
        paragraph('Hebt u geen hulp meer nodig? ', link(`${path}/intrekken`, 'Trek de vraag in')),
      ],
    ],
    footer: footer(),
  });

/** Asks once more: without a script there is no other way to catch a slip. */
export const withdrawPage = ({ caseId }: ShownQuestion, path: string): string =>
  layout({
    title: 'Wilt u de vraag intrekken?',
    main: [
      paragraph(
        'Dan stoppen wij met zoeken naar hulp. Is er al iemand mee bezig, dan verdwijnt de vraag ook daar. U kunt later altijd een nieuwe vraag stellen.',
      ),
      definitionList([['Kenmerk', caseId]]),
      form({ action: `${path}/intrekken`, body: buttons() }),
      paragraph(link(path, 'Nee, terug naar mijn vraag')),
    ],
    footer: footer(),
  });

const buttons = (): Html => actions(button({ label: 'Ja, trek de vraag in', kind: 'danger' }));
