import { matches, type Place } from './places.ts';

const SUFFIX =
  'straat|laan|weg|plein|dijk|kade|gracht|singel|hof|pad|steeg|dreef|plantsoen|ring|burg|wal|markt|park|erf|baan|boulevard|allee|brink|hage|akker|weide|meent|zoom|heuvel|kamp|hoek|horst|veld|werf|haven|straatje|laantje|pleintje|hofje';
const SURE_SUFFIX = 'straat|laan|singel|dreef|plantsoen|kade|gracht|steeg|straatje|laantje';
const NUMBER = '\\d{1,4}(?:(?: t/m |[ -]?)(?:\\d{1,4}|bis|hs|[a-zA-Z])(?![\\p{L}\\d]))?';
const POSTCODE = '[1-9]\\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\\p{L}\\d])';
const TOWN = "\\p{Lu}[\\p{L}'’-]+(?: (?:aan|op|bij) (?:den?|het) \\p{Lu}[\\p{L}-]+)?";
const THEN = `(?:,? (?:in |te )?${POSTCODE}(?:,? ${TOWN})?|(?:, (?:in |te )?| in | te )${TOWN}| ${TOWN}(?=[.,;\\n]|$))?`;

/** House number first: numbers are rare, so a long text without any costs little. */
const HOUSE = new RegExp(`(?=\\d)(?<=(?:${SUFFIX}),? ?)${NUMBER}${THEN}`, 'gu');
const STREET_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:(?:\\p{Lu}[\\p{L}.'’-]* (?:(?:van|de|den|der|het|ten|ter|'t) ){0,2}){0,3}\\p{Lu}[\\p{L}'’-]+(?:${SUFFIX})|\\p{Ll}{3,20}(?:${SURE_SUFFIX})),? ?$`,
  'u',
);
const POSTCODE_AND_TOWN = new RegExp(`(?=\\d)(?<![\\d\\p{L}])${POSTCODE}(?:,? ${TOWN}(?=[.,;\\n]|$))?`, 'gu');
/** Right before a postcode any street will do: "It West 41, ". */
const ANY_STREET_BEFORE = new RegExp(`(?<![\\p{L}])(?:\\p{Lu}[\\p{L}.'’-]{0,30} ){1,4}${NUMBER},? $`, 'u');
const HOUSE_BEFORE = /\d(?:[ -]?(?:\p{L}|bis|hs))?,? $/u;
const LIVES_AT = /\b(?:adres(?: is)?:?|(?:wonen|woon|woont) (?:aan|op)(?: de| het)?) $/iu;
const ANY_HOUSE = new RegExp(`(?=\\d)(?<=\\p{L} )${NUMBER}${THEN}`, 'gu');
const ANY_STREET = /(?:\p{Lu}[\p{L}'’-]{1,30} ){1,3}$/u;
const LONGEST_STREET = 60;

/** Street with number, with postcode and town when they follow; a postcode by itself. */
export function findHomeAddresses(text: string): Place[] {
  const before = (at: number) => text.slice(Math.max(0, at - LONGEST_STREET), at);
  const from = ({ start, end }: Place, length: number | undefined): Place[] => (length === undefined ? [] : [{ start: start - length, end }]);
  return [
    ...matches(text, POSTCODE_AND_TOWN).flatMap((place) => from(place, streetBefore(before(place.start)))),
    ...matches(text, HOUSE).flatMap((place) => from(place, STREET_BEFORE.exec(before(place.start))?.[0].length)),
    ...matches(text, ANY_HOUSE).flatMap((place) => from(place, livesAt(before(place.start)))),
  ];
}

function streetBefore(before: string): number {
  return HOUSE_BEFORE.test(before) ? (ANY_STREET_BEFORE.exec(before)?.[0].length ?? 0) : 0;
}

function livesAt(before: string): number | undefined {
  const street = ANY_STREET.exec(before)?.[0].length;
  return street !== undefined && LIVES_AT.test(before.slice(0, -street)) ? street : undefined;
}
