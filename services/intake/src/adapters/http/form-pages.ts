import { isFailure } from '@mio/runtime';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { checkDraft } from '../pages/check-draft.ts';
import { type Draft, emptyDraft, type Step, sentForm, stepOf } from '../pages/draft.ts';
import { type QuestionForm, questionForm } from '../pages/question-form.ts';
import type { PrivateLinks } from '../private-links.ts';
import type { Schools } from '../schools.ts';
import type { TakeIn } from '../take-in.ts';
import { askedQuestion } from './asked-question.ts';

export interface FormParts {
  readonly takeIn: TakeIn;
  readonly schools: Schools;
  readonly links: PrivateLinks;
}

/** GET / and POST /vraag: the form in three steps. Nothing is kept until the last one. */
export function formPages(app: FastifyInstance, { takeIn, schools, links }: FormParts): void {
  const show = (reply: FastifyReply, status: number, given: Omit<QuestionForm, 'schools'>) =>
    reply
      .code(status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(questionForm({ ...given, schools: given.step === 3 ? schools.list() : [] }));

  app.get('/', { config: { rateLimit: false } }, async (_request, reply) => show(reply, 200, { draft: emptyDraft(), step: 1 }));
  app.get('/vraag', { config: { rateLimit: false } }, async (_request, reply) => reply.redirect('/', 303));

  app.post('/vraag', async (request, reply) => {
    const { draft, step, goal } = sentForm(request.body);
    if (goal === 'terug') return show(reply, 200, { draft, step: step === 3 ? 2 : 1 });
    const checked = checkDraft(draft, step, schools);
    if ('body' in checked) return send(reply, draft, checked.body);
    const first = checked.errors[0]?.field as keyof typeof stepOf | undefined;
    if (first === undefined) return show(reply, 200, { draft, step: (step + 1) as Step });
    const wrongStep = stepOf[first];
    return show(reply, 422, { draft, step: wrongStep, errors: checked.errors.filter(({ field }) => stepOf[field as keyof typeof stepOf] === wrongStep) });
  });

  async function send(reply: FastifyReply, draft: Draft, body: Parameters<typeof askedQuestion>[0]) {
    try {
      const { caseId } = await takeIn(askedQuestion(body), `web:${draft.formulier}`);
      return reply.redirect(`${links.path(caseId)}/ontvangen`, 303);
    } catch (error) {
      if (isFailure(error, 'unavailable')) return show(reply.header('retry-after', '30'), 503, { draft, step: 3, notice: away });
      if (isFailure(error, 'conflict')) return show(reply, 409, { draft: { ...draft, formulier: emptyDraft().formulier }, step: 3, notice: sentBefore });
      throw error;
    }
  }
}

const away =
  'Uw vraag is nog niet verstuurd: wij kunnen nu niets bewaren. Uw antwoorden staan er nog. Wacht een halve minuut en druk dan opnieuw op “Verstuur de vraag”.';
const sentBefore =
  'U hebt deze vraag al verstuurd. Wat u daarna veranderde, is niet verstuurd. Wilt u dit als een nieuwe vraag sturen? Druk dan opnieuw op “Verstuur de vraag”.';
