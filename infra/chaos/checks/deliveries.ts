import type { Subscriptions } from '../../history/subscriptions.ts';
import { type HouseDocuments, ofKind } from './house-documents.ts';

/** Said events that are not in the handled ids of every document that must take them: `event at document`. */
export function unhandledEvents({ documents }: HouseDocuments, subscriptions: Subscriptions): string[] {
  return [...documents].flatMap(([source, { said }]) =>
    said.flatMap(({ number, type, data, caseId }) => {
      const takers = (subscriptions.get(type) ?? []).flatMap(({ service, kind, keys }) => keys(data, caseId).map((key) => `${service}/${kind}/${key}`));
      const without = takers.filter((taker) => !documents.get(taker)?.handled[source]?.some(([from, to]) => from <= number && number <= to));
      return without.map((taker) => `${source}#${number} at ${taker}`);
    }),
  );
}

/** What waits although nothing is under way any more: kept inputs, failed or parked ones, unsaid events, mails. */
export function leftovers(house: HouseDocuments): string[] {
  const { documents, stuck } = house;
  const kept = [...documents].flatMap(([id, { early }]) => early.map((event) => `${event} is kept in ${id}`));
  const unsaid = [...documents].flatMap(([id, document]) => (document.unsaid === null ? [] : [`${id} has something unsaid`]));
  const failed = stuck.map(({ service, name, parkedAt }) => `${service} ${parkedAt === null ? 'still tries' : 'parked'} ${name}`);
  const mails = ofKind(house, 'notification', 'mail').filter(({ state }) => state?.['state'] === 'queued' || state?.['state'] === 'sending');
  return [...kept, ...unsaid, ...failed, ...mails.map(({ key, state }) => `${key} is still ${state?.['state']}`)];
}

/** Documents whose said events are not numbered 1, 2, 3 … up to their count, or that have no revision. */
export function numberFaults({ documents }: HouseDocuments): string[] {
  return [...documents].flatMap(([id, { said, saidCount, rev }]) => {
    const wrong = said.findIndex(({ number }, i) => number !== i + 1);
    if (wrong !== -1) return [`${id} says ${said[wrong]!.number} where ${wrong + 1} is due`];
    return said.length === saidCount && rev >= 1 ? [] : [`${id} holds ${said.length} of ${saidCount} events at revision ${rev}`];
  });
}
