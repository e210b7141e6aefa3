import type { SeenWord } from './name-features.ts';
import { FIRST_NAME, NOT_A_NAME } from './name-lists.ts';
import { markNames, type NameModel } from './name-model.ts';
import { matches, type Place } from './places.ts';

const PARTICLE = "(?:van|von|de|der|den|ter|ten|te|het|in 't|op 't|op den|['’]t|el|al|ben|bin|da|dos|di|du|la|le|v\\.? ?d\\.?|v/d|v\\.)";
const CAPITALISED = "\\p{Lu}[\\p{L}'’]+(?:-(?:\\p{Lu}[\\p{L}'’]+|(?:van|de|der|den|ter|el) \\p{Lu}\\p{L}+))*";
const AFTER_PARTICLE = new RegExp(` (?:${PARTICLE} ?){1,3}(?:${CAPITALISED}|\\p{Lu}\\.)`, 'uy');
const AFTER_DASH = /(?<=-(?:van|de|der|den|ter|el)) \p{Lu}\p{L}+/uy;
const LAST_INITIAL = /(?: \p{Lu}\.(?!\p{L}))?(?: (?:jr|sr|junior|senior)\b\.?)?/uy;
const TITLE =
  '(?:de heer|[Dd]hr\\.?|[Mm]evr\\.?|[Mm]evrouw|[Mm]eneer|[Mm]w\\.?|[Mm]rs?\\.?|[Mm]s\\.?|Miss|[Ff]am\\.?|[Ff]amilie|[Dd]rs?\\.?|[Pp]rof\\.?|[Ii]r\\.?|[Ii]ng\\.?)';
const INITIALS = '(?:(?:\\p{Lu}\\p{Ll}?\\.[ -]?){1,5}|\\p{Lu} )';
/** Titles, initials and particles that stand before a name and belong to it. */
const LEAD = new RegExp(
  `(?<![\\p{L}\\p{N}.@])(?:(?:(?:${TITLE} )+${INITIALS}?|${INITIALS})(?:${PARTICLE} )*(?:\\p{Lu}\\p{L}+-(?:van|de|der|den|ter|el) )?|\\p{Lu}\\p{L}+-(?:van|de|der|den|ter|el) )$`,
  'u',
);
const LONGEST_LEAD = 40;
/** A title says that a name follows, whatever it looks like. */
const TITLES = new Set('heer dhr mevr mevrouw meneer mw mr mrs ms miss fam familie drs dr prof ir ing'.split(' '));
const TITLED = new RegExp(`\\.?(?: ${TITLE}){0,2} ${INITIALS}?(?:${PARTICLE} ){0,3}${CAPITALISED}`, 'uy');
/** "M. de B.", "leerling K.", "M.C. Visser", "T. van den Oever": initials with a particle, several, or after a word for a pupil. */
const WITH_INITIALS = new RegExp(
  `(?=\\p{Lu}\\.)(?<![\\p{L}\\p{N}.@-])(?:(?:\\p{Lu}\\. ?){1,4}(?:${PARTICLE} ){1,3}(?:\\p{Lu}\\.|${CAPITALISED})|(?:\\p{Lu}\\.){2,4} ?(?:${PARTICLE} )?${CAPITALISED}|(?<=(?:[Ll]eerlinge?|[Ss]tudente?|[Zz]oon|[Dd]ochter|[Oo]verdracht|[Ll]eerlingbespreking|[Vv]oogd van) )(?:\\p{Lu}\\.){1,4})(?!\\p{L})`,
  'gu',
);

/** Places that read like names of persons, with the titles, initials and particles that belong to them. */
export function findNames(model: NameModel, text: string): Place[] {
  const { words, named } = markNames(model, text);
  const marked: Place[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!named[i]) continue;
    const last = lastOf(words, named, text, i);
    marked.push({ start: leadFrom(text, words[firstOf(words, text, i)]!.start), end: endOf(text, words[last]!.end) });
    while (i < last || (i + 1 < words.length && words[i + 1]!.end <= marked.at(-1)!.end)) i++;
  }
  return couples(
    text,
    [...marked, ...titled(text, words), ...matches(text, WITH_INITIALS)].sort((a, b) => a.start - b.start || b.end - a.end),
  );
}

/** "Lieve Ooms": a first name that alone is a word belongs to the surname behind it. */
function firstOf(words: SeenWord[], text: string, named: number): number {
  const before = words[named - 1];
  if (before === undefined || !before.capital || (before.known & FIRST_NAME) === 0) return named;
  return text.slice(before.end, words[named]!.start) === ' ' ? named - 1 : named;
}

/** Follows "Sem", "Sem Jan", "Sem Bakker": a capital right behind a name belongs to it unless it is known for something else. */
function lastOf(words: SeenWord[], named: boolean[], text: string, first: number): number {
  let last = first;
  for (let next = first + 1; next < words.length; next++) {
    const gap = text.slice(words[next - 1]!.end, words[next]!.start);
    const { plain, capital, known } = words[next]!;
    if (gap !== ' ' || plain.length < 2 || capital !== words[first]!.capital) break;
    if (!named[next] && !(capital && (known & NOT_A_NAME) === 0)) break;
    last = next;
  }
  return last;
}

function endOf(text: string, end: number): number {
  const dashed = follow(AFTER_DASH, text, end);
  const whole = follow(AFTER_PARTICLE, text, dashed);
  return follow(LAST_INITIAL, text, follow(AFTER_DASH, text, whole));
}

function follow(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

function leadFrom(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - LONGEST_LEAD), start);
  return start - (LEAD.exec(before)?.[0].length ?? 0);
}

function titled(text: string, words: SeenWord[]): Place[] {
  return words.flatMap(({ plain, start, end }) => {
    const last = TITLES.has(plain) ? follow(TITLED, text, end) : end;
    const first = plain === 'heer' && text.startsWith('de ', start - 3) ? start - 3 : start;
    return last > end ? [{ start: leadFrom(text, first), end: endOf(text, last) }] : [];
  });
}

/** Joins what overlaps, and "Irene en Paul van Zuilen": two first names with one surname. */
function couples(text: string, places: Place[]): Place[] {
  const joined: Place[] = [];
  for (const place of places) {
    const before = joined.at(-1);
    if (before === undefined || !belongs(text, before, place)) joined.push({ ...place });
    else before.end = Math.max(before.end, place.end);
  }
  return joined;
}

function belongs(text: string, before: Place, next: Place): boolean {
  if (next.start < before.end) return true;
  const gap = text.slice(before.end, Math.min(next.start, before.end + 6));
  const single = !text.slice(before.start, before.end).includes(' ');
  return single && /^ (?:en|&|and) $/.test(gap) && text.slice(next.start, next.end).includes(' ');
}
