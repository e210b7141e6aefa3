import { DANGER_PHRASES, DANGER_SIGN } from './danger-phrases.ts';
import { readThrough } from './read-through.ts';

/** What the phrases say: `strong` speaks by itself, `weak` only together with the model. */
export type Danger = 'strong' | 'weak' | 'none';

const AND = '(?!en |maar |want |of |dus |omdat |dat |die )';
const DENIED_BEFORE = new RegExp(`\\b(?:geen|niet|nooit|zonder|noch) (?:${AND}\\p{L}+ ){0,2}$`, 'u');
/** "Heeft geen vrienden wil dood": a wish is denied inside ("wil niet dood"), not by what stands before it. */
const WISH = /^(?:wil|wilt|wilde|wou|willen|dreigt|dreigen|niet meer|er niet meer)\b/;
const SENTENCE_END = /[.!?\n]/;
const DENIED_INSIDE = /\b(?:geen|nooit|niet(?! meer))\b/;
const LONG_AGO =
  /\b(?:vorig (?:school)?jaar|vroeger|destijds|(?:jaar|jaren|maanden) geleden|ooit|in het verleden|in 20[01]\d|(?:al )?(?:lang|maanden|jaren) niet meer|sindsdien niet|doet dat niet meer)\b/;
const NOW =
  /\b(?:nu|net|zonet|zojuist|vandaag|vanavond|vannacht|vanmorgen|vanochtend|vanmiddag|morgen|straks|weer|opnieuw|nog steeds|dit weekend|gisteren|gisteravond)\b/;

/** The strongest phrase of danger in a text that is neither denied nor long past in its own sentence. */
export function findDanger(text: string): Danger {
  const found = readThrough(text).map(strongestIn);
  return found.find((danger) => danger === 'strong') ?? found.find((danger) => danger === 'weak') ?? 'none';
}

function strongestIn(plain: string): Danger {
  if (!DANGER_SIGN.test(plain)) return 'none';
  let danger: Danger = 'none';
  for (const { strong, pattern } of DANGER_PHRASES) {
    if (danger === 'weak' && !strong) continue;
    if (!standsAnywhere(plain, pattern)) continue;
    if (strong) return 'strong';
    danger = 'weak';
  }
  return danger;
}

/** Who denies a danger so often in one text is better read by people. */
const MOST_DENIALS = 200;

function standsAnywhere(text: string, pattern: RegExp): boolean {
  let denied = 0;
  for (const match of text.matchAll(pattern)) {
    if (++denied > MOST_DENIALS || standsNow(text, match.index, match[0])) return true;
  }
  return false;
}

/** A sentence is looked at over at most this many characters to either side of a phrase. */
const REACH = 300;

function standsNow(text: string, at: number, phrase: string): boolean {
  const before = text
    .slice(Math.max(0, at - REACH), at)
    .split(SENTENCE_END)
    .at(-1)!;
  const after = text.slice(at, at + REACH).split(SENTENCE_END, 1)[0]!;
  if (DENIED_INSIDE.test(phrase) || (!WISH.test(phrase) && DENIED_BEFORE.test(before))) return false;
  const sentence = before + after;
  return !LONG_AGO.test(sentence) || NOW.test(sentence);
}
