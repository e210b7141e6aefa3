import { catalogue, decodeEnvelope } from '@mio/contracts';
import { OpsServiceService } from '@mio/contracts/rpc/ops/v1/service';
import type { Said, Stuck } from '@mio/flow';
import { type CallHandlers, handlersFor } from '@mio/rpc';
import { NotFound } from '@mio/runtime';

/** What operations ask of every service: its dead letters, and all it ever said. */
export const opsCalls = ({ service, stuck, said }: { service: string; stuck: Stuck; said: Said }): CallHandlers =>
  handlersFor(OpsServiceService, {
    async listDeadLetters() {
      const parked = await stuck.parked();
      const deadLetters = parked.map(({ id, stuck: letter }) => ({
        id,
        service,
        caseId: letter.caseId,
        input: letter.name,
        reason: letter.reason,
        tries: letter.tries,
        parkedAt: letter.parkedAt ?? undefined,
      }));
      return { deadLetters };
    },
    async sendAgain({ id }) {
      if (!(await stuck.sendAgain(id))) throw NotFound('no_dead_letter', 'Dit bericht is er niet meer: waarschijnlijk is het al opnieuw verstuurd.');
      return {};
    },
    async replay({ page }) {
      const { messages, next = '' } = await said.since('', page === '' ? undefined : page);
      return { events: messages.map(({ bytes }) => toMessage(bytes)), nextPage: next };
    },
  });

function toMessage(bytes: Uint8Array) {
  const { data, ...head } = decodeEnvelope(bytes);
  return { ...head, body: Buffer.from(catalogue.get(head.type)?.encode(data) ?? new Uint8Array()) };
}
