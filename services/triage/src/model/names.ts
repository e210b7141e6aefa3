import { FIRST_NAMES, NOT_NAMES } from './known-names.ts';

type Place = { start: number; end: number };

const CAPITALISED = "\\p{Lu}[\\p{Ll}'’]+(?:-\\p{Lu}\\p{Ll}+)?";
const PARTICLES = "(?:(?:van|de|den|der|ter|ten|te|el|al|von|'t|da|dos|la|le|bin|ben) ){0,3}";

/** One or more capitalised words, with initials before and particles between. */
const NAME = new RegExp(`(?<![\\p{L}\\p{N}@.])(?:(?:\\p{Lu}\\.){1,4} ?${PARTICLES})?${CAPITALISED}(?: ${PARTICLES}${CAPITALISED}){0,3}(?![\\p{L}@])`, 'gu');
const INITIALS = /^(?:\p{Lu}\.)+/u;
/** A school mark (A to E, I to V) that ends a sentence looks like an initial. */
const MARK = /^[A-EIVX]\. ?\p{Lu}/u;
const AGE_AFTER = /^(?: ?\((?:\d|groep|gr)|, \d{1,2}(?: jaar|,))/u;
const ACT_AFTER = /^ (?:is|heeft|wil|kan|gaat|doet|zit|komt|zegt|krijgt|loopt|moet|durft|huilt|vindt|mag|werd|was|had|ging)\b/u;
const SENTENCE_START = /(?:^|[.!?:;\n–"“'‘(\]*-]\s*|[.!?]['’"”)]\s+)$/u;

/** Words right before a name: who it is, or how somebody is called. */
const PERSON_BEFORE =
  /(?:zoon|zoontje|dochter|dochtertje|leerlinge?|student|studente|jongen|meisje|kind|broer|broertje|zus|zusje|tweeling|mentor|juf|meester|meneer|mevrouw|mevr\.|dhr\.|mw\.|moeder|vader|collega|stagiaire?|vriend|vriendin|heet|heten|genaamd|naam(?: is)?|noemen|(?:ik ben|met) |groet(?:en|jes)?,?|dank,?|mvg,?|directeur|intern begeleider|ib'er|logopediste?|dr\.|drs\.)[\s,:]*$/iu;
const LOWER_CASE = /(?<=\b(?:heet|genaamd|(?:mijn|onze) (?:zoon|dochter|zoontje|dochtertje|leerling|kleuter)|ik ben|groet(?:en|jes)?,?|mvg,?)\s)\p{Ll}{3,}/giu;

/** Places that read like names of persons; known first names, or capitals where nothing else explains them. */
export function findNames(text: string): Place[] {
  const capitalised = [...text.matchAll(NAME)].flatMap((match) => trim(text, match.index, match[0]));
  return [...capitalised, ...lowerCase(text)];
}

function trim(text: string, start: number, phrase: string): Place[] {
  const words = phrase.split(' ');
  const named = words.findIndex((word) => FIRST_NAMES.has(bare(word)) && !isLanguage(words, word));
  if (named >= 0) return [placeFrom(start, words, named)];
  const before = text.slice(Math.max(0, start - 30), start);
  const opens = SENTENCE_START.test(before);
  const told = PERSON_BEFORE.test(before) || AGE_AFTER.test(text.slice(start + phrase.length).slice(0, 12));
  const initials = INITIALS.test(phrase) && (told || opens || !MARK.test(phrase));
  const first = opens && !told && !initials ? 1 : 0;
  const capitals = words.slice(first).filter((word) => /^\p{Lu}/u.test(word));
  if (capitals.length === 0 || capitals.some((word) => NOT_NAMES.has(bare(word)))) return [];
  const acts = first === 0 && !opens && ACT_AFTER.test(text.slice(start + phrase.length).slice(0, 12));
  return initials || told || acts ? [placeFrom(start, words, first)] : [];
}

/** "Frans" alone is a school subject. */
function isLanguage(words: string[], word: string): boolean {
  return words.length === 1 && word === 'Frans';
}

function placeFrom(start: number, words: string[], first: number): Place {
  const skipped = words.slice(0, first).reduce((length, word) => length + word.length + 1, 0);
  const name = words
    .slice(first)
    .join(' ')
    .replace(/['’]s?$/u, '');
  return { start: start + skipped, end: start + skipped + name.length };
}

function lowerCase(text: string): Place[] {
  return [...text.matchAll(LOWER_CASE)].flatMap((match) => (FIRST_NAMES.has(match[0]) ? [{ start: match.index, end: match.index + match[0].length }] : []));
}

function bare(word: string): string {
  return word.toLowerCase().replace(/['’]s?$/u, '');
}
