import type { CaseSummary } from '@mio/contracts/rpc/casework/v1/service';
import type { UnopenedQuestion } from '@mio/contracts/rpc/intake/v1/service';
import { emptyState, heading, moment, nextPage, type Part, paragraph, table } from '@mio/pages';
import { part, show } from '../part.ts';
import type { Answer, Visit } from '../visit.ts';
import { deskWords, inWords, outOfScope } from '../words.ts';
import { answered, readQuestion } from './case.ts';
import { caseList, percent } from './case-list.ts';
import { casePage } from './case-page.ts';
import { decisionField, urgencyField } from './desk-decision.ts';
import { done, framed } from './frame.ts';

const at = '/triagetafel';

/** What the machine leaves to people: crisis first, then by age; and questions for which no file was opened. */
export async function triageDesk(visit: Visit): Promise<Answer> {
  const { services, as, query } = visit;
  const [cases, unopened] = await Promise.all([
    part('de casussen van de triagetafel', services.casework.listCases({ view: 'desk', page: query.pagina ?? '', size: 50 }, as)),
    part('de vragen die nog wachten', services.intake.listUnopened({}, as)),
  ]);
  const main = [
    done(visit),
    show(cases, (found) => [deskCases(visit, found.cases), found.nextPage !== '' && nextPage(`${at}?${new URLSearchParams({ pagina: found.nextPage })}`)]),
    heading('Vragen zonder dossier'),
    show(unopened, ({ questions }) => unopenedQuestions(visit, questions)),
  ];
  return { page: framed(visit, { title: 'Triagetafel', at, main }) };
}

export const showDeskCase = async (visit: Visit): Promise<Answer> => ({ page: await casePage(visit, { open: false, at }) });
export const readDeskQuestion = (visit: Visit): Promise<Answer> => readQuestion(visit, at);

export const decideTriage = (visit: Visit): Promise<Answer> =>
  answered(
    visit,
    async () => {
      const decision = visit.form[decisionField] ?? '';
      const errors = isDecision(visit, decision) ? [] : [{ field: decisionField, message: 'Kies een team, of “Hoort niet bij MIO”.' }];
      if (errors.length > 0) return { page: await casePage(visit, { open: false, at, filled: { values: visit.form, errors } }), status: 422 };
      await visit.services.triage.decideTriage(
        { caseId: visit.params.caseId!, commandId: visit.form.opdracht!, decision, co: [], topics: [], urgency: visit.form[urgencyField] ?? '' },
        visit.as,
      );
      return { to: `${at}?gelukt=besloten` };
    },
    at,
  );

const isDecision = ({ names }: Visit, decision: string): boolean => decision === outOfScope || names.teams.some(({ id }) => id === decision);

const deskCases = ({ names }: Visit, cases: readonly CaseSummary[]): Part =>
  cases.length === 0
    ? emptyState('Er ligt niets op de triagetafel. Vragen waarover het leesprogramma twijfelt, en mogelijke crisis, komen hier te staan.')
    : caseList({
        caption: 'Wacht op een besluit',
        cases,
        names,
        base: at,
        extra: [
          ['Waarom hier', (one) => inWords(deskWords, one.deskReason)],
          [
            'Beste teams',
            (one) =>
              worthNaming(one.best)
                .map(({ team, probability }) => `${names.team(team)} ${percent(probability)}`)
                .join('; '),
          ],
        ],
      });

/** A guess below 5 % helps nobody to choose; the best one always stands. */
const worthNaming = (best: CaseSummary['best']): CaseSummary['best'] => best.filter(({ probability }, rank) => rank === 0 || probability >= 0.05);

const unopenedQuestions = ({ names }: Visit, questions: readonly UnopenedQuestion[]): Part =>
  questions.length === 0
    ? emptyState('Elke vraag heeft een dossier. Een vraag die na tien minuten nog geen dossier heeft, komt hier te staan.')
    : [
        paragraph(
          'Deze vragen zijn ontvangen, maar het dossier is nog niet geopend. Er gaat niets verloren: het loket biedt ze vanzelf opnieuw aan. Waarschuw de beheerder als een vraag hier blijft staan.',
        ),
        table({
          caption: 'Vragen zonder dossier',
          quiet: true,
          head: ['Kenmerk', 'School', 'Ontvangen'],
          rows: questions.map(({ caseId, schoolId, receivedAt }) => [caseId, names.school(schoolId), moment(receivedAt)]),
        }),
      ];
