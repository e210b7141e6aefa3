import { type Documents, isHandled, partsOf, type SaidEntry } from './documents.ts';
import type { Report, Rule } from './entry.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/**
 * I6: every said event is in the stream at least once and reaches each subscriber's handled ids or its dead letters; a
 * message that is settled has been taken, kept or counted as stuck. Nothing lies kept for ever.
 */
export function deliveries(documents: Documents, subscriptions: Subscriptions, report: Report): Rule {
  const published = new Set<string>();

  function eachTaker(event: SaidEntry, visit: (taker: Subscription, key: string) => void): void {
    for (const taker of subscriptions.get(event.type) ?? []) for (const key of taker.keys(event.data, event.caseId)) visit(taker, key);
  }

  /** handled, kept (early), stuck, parked; undefined: it has left no mark at all. */
  function whereIs(eventId: string, { service, kind }: Subscription, key: string): string | undefined {
    const { document, number } = partsOf(eventId);
    const head = documents.get(`${service}/${kind}/${key}`)?.head;
    if (head !== undefined && isHandled(head, document, number)) return 'handled';
    const letter = documents.stuck(service, kind, key, eventId);
    if (letter !== undefined) return letter.parkedAt === null ? 'stuck' : 'parked';
    return head?.early.some(({ id }) => id === eventId) ? 'kept' : undefined;
  }

  return {
    take(entry) {
      if (entry.what === 'published') published.add(entry.id);
      if (entry.what !== 'settled') return;
      const event = documents.event(entry.id);
      if (event === undefined) return;
      eachTaker(event, (taker, key) => {
        if (taker.service === entry.service && whereIs(entry.id, taker, key) === undefined)
          report({ invariant: 'I6', at: entry.at, about: entry.id, what: `settled by ${taker.service}, but ${taker.kind} ${key} knows nothing of it` });
      });
    },
    end() {
      for (const [id, event] of documents.events()) {
        if (!published.has(id)) report({ invariant: 'I6', at: 0, about: id, what: 'said but never published' });
        eachTaker(event, (taker, key) => {
          const where = whereIs(id, taker, key);
          if (where !== 'handled' && where !== 'parked')
            report({ invariant: 'I6', at: 0, about: id, what: `${where ?? 'unknown'} at ${taker.service}/${taker.kind}/${key} in the end` });
        });
      }
    },
  };
}
