/** What a mail says, before it is laid out as text and HTML. Never the question's own words; nothing about the pupil or the school. */
export interface Letter {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly url: string };
  /** Below the button. */
  readonly after: readonly string[];
}
