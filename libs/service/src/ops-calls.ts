import { catalogue, decodeEnvelope } from '@mio/contracts';
import { OpsServiceService } from '@mio/contracts/rpc/ops/v1/service';
import type { EarlyLetters, Said, Stuck } from '@mio/flow';
import { type CallHandlers, handlersFor } from '@mio/rpc';
import { NotFound } from '@mio/runtime';

/** What operations ask of every service: its dead letters, and all it ever said. */
export const opsCalls = ({ service, stuck, early, said }: { service: string; stuck: Stuck; early: EarlyLetters; said: Said }): CallHandlers =>
  handlersFor(OpsServiceService, {
    async listDeadLetters() {
      const [parked, waiting] = await Promise.all([stuck.parked(), early.list()]);
      const deadLetters = parked.map(({ id, stuck: letter }) => ({
        id,
        service,
        caseId: letter.caseId,
        input: letter.name,
        reason: letter.reason,
        tries: letter.tries,
        parkedAt: letter.parkedAt ?? undefined,
      }));
      return { deadLetters: [...deadLetters, ...waiting.map((letter) => earlyLetter(service, letter))] };
    },
    async sendAgain({ id }) {
      if (!(await stuck.sendAgain(id)) && !(await early.tryAgain(id)))
        throw NotFound('no_dead_letter', 'Dit bericht is er niet meer: waarschijnlijk is het al opnieuw verstuurd.');
      return {};
    },
    async replay({ page }) {
      const { messages, next = '' } = await said.since('', page === '' ? undefined : page);
      return { events: messages.map(({ bytes }) => toMessage(bytes)), nextPage: next };
    },
  });

const earlyLetter = (service: string, { id, caseId, name, keptAt }: Awaited<ReturnType<EarlyLetters['list']>>[number]) => ({
  id,
  service,
  caseId,
  input: name,
  reason: 'wacht op een bericht dat eraan voorafgaat',
  tries: 1,
  parkedAt: keptAt,
});

function toMessage(bytes: Uint8Array) {
  const { data, ...head } = decodeEnvelope(bytes);
  return { ...head, body: Buffer.from(catalogue.get(head.type)?.encode(data) ?? new Uint8Array()) };
}
