/** `word` is how the model sees it, `written` how it stands in the text. */
export type Token = { word: string; written: string };

/** Longer texts are read at both ends: the need stands in the first lines or the last. */
const HEAD_CHARACTERS = 6000;
const TAIL_CHARACTERS = 2000;
/** What goes on for longer is no word, and its n-grams would take long. */
const LONGEST_WORD = 60;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const INVISIBLE = /\p{Cf}/gu;
/** Nothing to take off: spares most texts the normalising. */
const ASCII = /^[\0-\x7f]*$/;

/** The words of a text, for the model in lower case and without accents. */
export function tokenise(text: string): Token[] {
  const written = clean(clip(text)).match(WORD) ?? [];
  return written.map((word) => ({ word: plain(word).slice(0, LONGEST_WORD), written: word }));
}

export function wordsOf(text: string): string[] {
  return tokenise(text).map(({ word }) => word);
}

/** One way of writing each letter, and no invisible characters that cut a word in two. */
function clean(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFC').replace(INVISIBLE, '');
}

/** Lower case, without accents. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  return ASCII.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Both ends of a text that is too long, with `between` where its middle was. */
export function clip(text: string, between = ' '): string {
  if (text.length <= HEAD_CHARACTERS + TAIL_CHARACTERS) return text;
  return `${text.slice(0, HEAD_CHARACTERS)}${between}${text.slice(-TAIL_CHARACTERS)}`;
}
