/** A typed text as we keep it: one kind of line end, no invisible control characters, nothing around it. */
export const plainText = (typed: string): string =>
  typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();

/** Something that can be read: at least one letter or digit. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A name on one line: what could begin a new mail header is gone. */
export const oneLine = (typed: string): string =>
  plainText(typed)
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim();
