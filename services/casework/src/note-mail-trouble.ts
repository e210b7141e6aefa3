import type { notificationEvents } from '@mio/contracts';
import { next, type StepInput } from '@mio/flow';
import type { CaseFile } from './domain/case-file.ts';

/** A mail did not arrive for sure: whoever looks at the case sees it, and ops see all of them. */
export const noteMailTrouble = ({ doc, input }: StepInput<CaseFile, notificationEvents.NotificationFailed>) => {
  const { mailId, template, recipient, unknown } = input;
  return next({ ...doc, mailTroubles: [...doc.mailTroubles, { mailId, template, recipient, unknown }] });
};
