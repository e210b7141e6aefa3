import type { Documents } from './documents.ts';
import type { Report, Rule } from './entry.ts';

/** I4: at most one DATA per mail (that is: event and template) and person, and none before "sending" is committed. */
export function mails(documents: Documents, report: Report): Rule {
  const sent = new Set<string>();
  return {
    take(entry) {
      if (entry.what !== 'data') return;
      const { at, mailId, person } = entry;
      const about = `${mailId} ${person}`;
      if (sent.has(about)) report({ invariant: 'I4', at, about, what: 'the same mail went out twice' });
      sent.add(about);
      const mail = documents.get(`notification/mail/${mailId}`)?.head.state;
      if (mail?.['state'] !== 'sending') report({ invariant: 'I4', at, about, what: `went out while it was ${String(mail?.['state'])}` });
    },
  };
}
