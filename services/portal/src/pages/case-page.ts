import type { GetCaseResponse, OpenQuestionResponse } from '@mio/contracts/rpc/casework/v1/service';
import { alert, definitionList, errorSummary, heading, html, keysScript, list, moment, type Part } from '@mio/pages';
import { part, type Shown, show } from '../part.ts';
import type { Visit } from '../visit.ts';
import { askerWords, custodianInWords, deskWords, inWords, parentsWords, scopeWords, stateWords, templateWords, topicWords, urgencyWords } from '../words.ts';
import { answerForms, type Filled } from './case-answer.ts';
import { percent } from './case-list.ts';
import { matchSection } from './case-match.ts';
import { questionSection } from './case-question.ts';
import { traceSection } from './case-trace.ts';
import { twoBest } from './desk-choice.ts';
import { decisionForm } from './desk-decision.ts';
import { framed } from './frame.ts';

export interface CasePage {
  /** Whether the question's text is opened, which is written down before it is shown. */
  readonly open: boolean;
  readonly at?: string;
  /** A form that came back. */
  readonly filled?: Filled;
  /** Something that was said about the last action. */
  readonly notice?: Part;
}

/** One case: what it is about, who has it, why, what was done; with the forms for what this person may do now. */
export async function casePage(visit: Visit, { open, at = '/', filled = {}, notice }: CasePage): Promise<string> {
  const caseId = visit.params.caseId!;
  const file = await visit.services.casework.getCase({ caseId }, visit.as);
  const question = open ? await part('de vraag zelf', visit.services.casework.openQuestion({ caseId }, visit.as)) : undefined;
  const errors = filled.errors ?? [];
  return framed(visit, {
    title: `Casus ${caseId}`,
    at,
    invalid: errors.length > 0,
    scripts: file.may.includes('decide') ? [keysScript.path] : [],
    main: [errorSummary(errors), notice, ...body(visit, file, question, { at, filled })],
  });
}

function body(visit: Visit, file: GetCaseResponse, question: Shown<OpenQuestionResponse> | undefined, { at, filled }: { at: string; filled: Filled }): Part[] {
  const { names } = visit;
  const decides = file.may.includes('decide');
  const base = `${at === '/triagetafel' ? at : '/casus'}/${visit.params.caseId}`;
  const team = file.summary?.custodian?.kind === 'desk' ? '' : (file.summary?.team ?? '');
  return [
    crisis(file),
    facts(visit, file),
    troubles(file, visit),
    heading('De vraag', 'vraag'),
    question === undefined ? questionSection.closed(base) : show(question, (opened) => questionSection.opened(opened, names, team)),
    decides && question !== undefined && 'value' in question && twoBest(visit, file, question.value),
    decides && decisionForm(visit, file, filled),
    answerForms(visit, file, filled),
    matchSection({ ...file, rejections: question !== undefined && 'value' in question ? question.value.rejections : file.rejections }, names),
    traceSection(file, names),
  ];
}

const crisis = ({ summary }: GetCaseResponse): Part =>
  summary?.urgency === 'crisis' &&
  summary.state !== 'closed' &&
  alert({
    kind: 'error',
    heading: 'Mogelijk is er direct gevaar',
    text: 'Neem vandaag nog contact op met de vrager. Bij direct gevaar: bel 112. Bij een vermoeden van mishandeling of geweld thuis: Veilig Thuis, 0800 2000. Bij gedachten aan zelfdoding: 113.',
  });

function facts({ names }: Visit, { summary, co, parentsInformed, role, topics, probability, decidedBy }: GetCaseResponse): Part {
  if (summary === undefined) return undefined;
  const { state, custodian, since, schoolId, scope, topic, urgency, receivedAt, deskReason } = summary;
  const known = topics.length > 0 ? topics : [topic];
  return definitionList([
    ['Stand', inWords(stateWords, state)],
    ['Ligt bij', html`${custodianInWords(custodian, names)}, sinds ${moment(since)}`],
    ...(deskReason === '' ? [] : [['Waarom bij de triagetafel', inWords(deskWords, deskReason)] as const]),
    ['School', names.school(schoolId)],
    ['Gaat over', `${inWords(scopeWords, scope)}: ${known.map((one) => inWords(topicWords, one)).join(', ')}`],
    ['Urgentie', inWords(urgencyWords, urgency)],
    ['Gevraagd door', inWords(askerWords, role)],
    ['Weten de ouders ervan?', inWords(parentsWords, parentsInformed)],
    ['Ontvangen', moment(receivedAt)],
    ...(co.length === 0 ? [] : [['Denkt mee', co.map((team) => names.team(team)).join(', ')] as const]),
    ...(decidedBy === ''
      ? []
      : [['Team gekozen door', decidedBy === 'machine' ? `het leesprogramma, ${percent(probability)} zeker` : 'de triagetafel'] as const]),
  ]);
}

const troubles = ({ mailTroubles }: GetCaseResponse, { names }: Visit): Part =>
  mailTroubles.length > 0 &&
  alert({
    kind: 'warning',
    heading: 'Niet alle post is zeker aangekomen',
    text: html`Bel of mail zelf, of vraag de beheerder om na te kijken wat er is gebeurd.${list(
      mailTroubles.map(
        ({ template, personId, unknown }) =>
          `${inWords(templateWords, template)}, aan ${personId === 'asker' ? 'de vrager' : names.person(personId)}: ${unknown ? 'niet bekend of het is aangekomen' : 'niet verstuurd'}`,
      ),
    )}`,
  });
