/** Draws from 0 up to 1; a seeded one makes the same texts. */
export type Draw = () => number;

/** What must be found however it is dressed up: strong phrases, one of each kind. */
const DANGERS = [
  'ze wil niet meer leven',
  'hij zegt dat hij dood wil',
  'ik wil er een einde aan maken',
  'zij heeft pillen opgespaard',
  'hij gaat voor de trein springen',
  'we vonden een afscheidsbrief',
  'hij heeft een mes in zijn tas',
  'zijn stiefvader slaat hem',
  'hij gaat iemand neersteken',
  'ze wordt thuis geslagen',
  'ze is verkracht',
];

type Trick = (text: string, draw: Draw) => string;

const pick = <T>(from: readonly T[], draw: Draw): T => from[Math.floor(draw() * from.length)]!;

/** Puts something between some of the letters. */
const between =
  (...things: string[]): Trick =>
  (text, draw) =>
    text.replace(/(?<=[a-z])(?=[a-z])/g, () => (draw() < 0.4 ? pick(things, draw) : ''));

/** Puts something else in the place of what is found, most of the times. */
const instead =
  (found: RegExp, other: (part: string, draw: Draw) => string): Trick =>
  (text, draw) =>
    text.replace(found, (part) => (draw() < 0.7 ? other(part, draw) : part));

const shifted = (by: number) => instead(/[a-z]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + by));

/** Ways in which a phrase still reads the same on the screen. */
const TRICKS: Readonly<Record<string, Trick>> = {
  plain: (text) => text,
  capitals: instead(/[a-z]/g, (letter) => letter.toUpperCase()),
  'zero width': between('\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u034f', '\u180e', '\u3164'),
  'soft hyphen': between('\u00ad', '&shy;', '&#173;'),
  'tags in words': between('<b>', '</b>', '<span style="color:red">', '</SPAN>', '<i/>', '<!-- x -->', '<wbr>'),
  'tags between words': instead(/ /g, (_, draw) => pick(['<br>', '</p><p>', '</div>\n<div class="x">', ' <li>'], draw)),
  'odd spaces': instead(/ /g, (_, draw) => pick(['\u00a0', '\u2003', '\u3000', '\t', '   ', '&nbsp;', '\n', '\r\n', ' \u200a ', '\u2800'], draw)),
  'full width': shifted(0xff41 - 97),
  formulas: shifted(0x1d41a - 97),
  accents: instead(/[aeiou]/g, (letter, draw) => letter + pick(['\u0301', '\u0308', '\u0300', '\u0327\u0302'], draw)),
  entities: instead(/[a-z]/g, (letter, draw) => (draw() < 0.5 ? `&#${letter.charCodeAt(0)};` : `&#x${letter.charCodeAt(0).toString(16)};`)),
  marks: between('*', '_', "'", '`', '"'),
};

export const trickNames = Object.keys(TRICKS);

/** A phrase of danger in a sentence of its own, dressed up in the way named. */
export const disguise = (trick: string, draw: Draw): string => `. ${TRICKS[trick]!(pick(DANGERS, draw), draw)}. `;

const codePoints =
  (...ranges: [number, number][]): Filler =>
  (length, draw) =>
    fill(length, () => {
      const [from, to] = pick(ranges, draw);
      return String.fromCodePoint(from + Math.floor(draw() * (to - from + 1)));
    });

const pieces =
  (...parts: string[]): Filler =>
  (length, draw) =>
    fill(length, () => pick(parts, draw));

/** One piece over and over: what makes careless patterns slow. */
const repeated =
  (...parts: string[]): Filler =>
  (length, draw) => {
    const part = pick(parts, draw);
    return part.repeat(Math.ceil(length / part.length));
  };

type Filler = (length: number, draw: Draw) => string;

function fill(length: number, piece: () => string): string {
  const parts: string[] = [];
  for (let so = 0; so < length; so += parts.at(-1)!.length) parts.push(piece());
  return parts.join('');
}

const FILLERS: readonly Filler[] = [
  codePoints([32, 126]),
  codePoints([0, 0x2ff]),
  codePoints([0, 0x10ffff]),
  codePoints([0xd800, 0xdfff], [32, 126]),
  codePoints([0x1f300, 0x1faff], [0x2600, 0x27bf], [0x200d, 0x200d], [0xfe0f, 0xfe0f]),
  codePoints([0x400, 0x4ff], [32, 32]),
  codePoints([0x600, 0x6ff], [32, 32], [0x200e, 0x200f]),
  codePoints([0x4e00, 0x9fff], [0x3000, 0x30ff]),
  codePoints([0xac00, 0xd7a3]),
  codePoints([97, 101], [0x300, 0x36f]),
  pieces('.', ',', '!', '?', '…', '-', '—', '(', ')', '/', '\\', '"', ' '),
  pieces('\u200b', '\u00ad', '\u2060', 'a', 'b ', '\ufeff', '\u202e'),
  pieces('<', '>', '<b>', '</', '<!--', '-->', '&', '&#', '&#x', ';', '&nbsp;', '<a href="', 'x ', '=', "'", '<script>'),
  pieces('hij ', 'wil ', 'niet ', 'meer ', 'dood ', 'geen ', 'mes ', 'nu ', 'vorig jaar ', 'leven', '. ', 'in zijn ', 'tas ', 'spring', 'keel ', '\n'),
  pieces('Mijn ', 'leerling ', 'leest ', 'traag', ' en ', 'is ', 'boos', '. ', 'Wat ', 'kan ', 'de school ', 'doen? ', 'Groep ', '5 ', 'dyslexie, ', '\n\n'),
  repeated(
    'a',
    'wil ',
    'geen mes. ',
    'mes ',
    'spring',
    '<',
    '<a ',
    '<!--',
    '&',
    '&#1',
    ' ',
    '\n',
    ' \n',
    '\t',
    '\u2800',
    '\u0301',
    '*',
    'niet meer ',
    'pillen ',
    'de a',
  ),
];

const LONGEST = 100_000;
/** What goes on for longer repeats itself: making it up takes longer than reading it. */
const MADE_UP = 5_000;

/** Mostly as long as a question, sometimes nothing, and one in thirty of the longest kind. */
export function anyText(draw: Draw): string {
  const size = draw();
  const length = size < 0.03 ? LONGEST : size < 0.05 ? 0 : Math.floor(4 ** (1 + 5 * draw()));
  const made = pick(FILLERS, draw)(Math.min(length, MADE_UP), draw);
  return made.repeat(Math.ceil(length / MADE_UP)).slice(0, length);
}
