import type { Mail } from './mail.ts';

/** What is known of the recipient for one try; lives in memory only. */
export type Found =
  | { readonly kind: 'address'; readonly person: string; readonly email: string; readonly names: Names }
  /** The mail server or casework does not answer now; nothing was tried. */
  | { readonly kind: 'wait' }
  /** As many mails as this process may have in "sending" are; a good time to look again is so much later. */
  | { readonly kind: 'noSlot' }
  /** The asker left none. */
  | { readonly kind: 'noAddress' }
  /** There is no such person, or the address cannot be one. */
  | { readonly kind: 'nobody'; readonly why: string };

/** Names that a letter may say. Any may be empty. */
export interface Names {
  readonly recipient: string;
  readonly expert: string;
  readonly team: string;
  /** The asker's private page. */
  readonly statusUrl: string;
}

/** What the effect `sendMail` is handed after the commit; never stored. */
export interface ToSend {
  readonly mail: Mail;
  readonly email: string;
  readonly names: Names;
}

/** One mailbox and nothing else: no list, no comment, no line break, so that it can neither add a header nor a recipient. */
export const isMailbox = (text: string): boolean => text.length <= 254 && /^[^\s<>()[\]",;:\\@\p{Cc}]+@[^\s<>()[\]",;:\\@\p{Cc}]+$/u.test(text);

/** A name on one line, without anything that a mail program could take for more than a name. */
export const asName = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
