/** One mail of one event to one person. Ids, codes and times only: names and addresses are asked for at each try and never kept. */
export interface Mail {
  /** `<caseId>:<offerId>:<template>`; also the document's key, and in the mail's own headers. */
  readonly id: string;
  readonly caseId: string;
  readonly template: Template;
  /** A person's id, `asker`, or `team:<id>` (its coordinator, looked up when the mail is sent). */
  readonly recipient: string;
  /** The coordinator that `team:<id>` turned out to be; else the same as `recipient`. */
  readonly person: string;
  readonly team: string;
  readonly expertId: string;
  readonly urgency: string;
  /** When the offer ends; empty where it has no end. */
  readonly offerEnds: string;
  /** From then on it is not sent any more: no replay or restore mails history. */
  readonly bestBefore: string;
  readonly state: MailState;
  /** When the state began. */
  readonly since: string;
  readonly tries: number;
  /** The next try, while queued. */
  readonly sendAt: string;
  /** Why it is in this state: a code. */
  readonly why: string;
}

export type Template = 'offered' | 'accepted';

/**
 * `sending` is committed just before SMTP. From there the outcome leads back to `queued` (known not to have been handed
 * over), or to `sent`, `failed` or `unknown`; nothing leads from `unknown` to another try.
 */
export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'expired' | 'noAddress';

export const mailId = (template: Template, { caseId, offerId }: { caseId: string; offerId: string }): string => `${caseId}:${offerId}:${template}`;

export const teamOf = (recipient: string): string | undefined => (recipient.startsWith('team:') ? recipient.slice('team:'.length) : undefined);

export const at = (mail: Mail, state: MailState, since: string, why = ''): Mail => ({ ...mail, state, since, why });
