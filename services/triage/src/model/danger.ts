import { DANGER_PHRASES } from './danger-phrases.ts';
import { clean, plain as withoutAccents } from './tokens.ts';

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
  const plain = withoutAccents(clean(text)).replace(/[<>*_'’‘"`]/g, '');
  let danger: Danger = 'none';
  for (const { strong, pattern } of DANGER_PHRASES) {
    for (const match of plain.matchAll(pattern)) {
      if (!standsNow(plain, match.index, match[0])) continue;
      if (strong) return 'strong';
      danger = 'weak';
      break;
    }
  }
  return danger;
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
