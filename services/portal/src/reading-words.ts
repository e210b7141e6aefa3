import type { OpenQuestionResponse } from '@mio/contracts/rpc/casework/v1/service';
import type { Names } from './names.ts';
import { outOfScope } from './words.ts';

export type Read = Pick<OpenQuestionResponse, 'words' | 'likeliest' | 'overturn' | 'secondReader'>;

/** A sentence with more words than this is not read. */
const mostWords = 3;
/** A word with less weight than this part of the heaviest one's did not decide anything. */
const leastShare = 0.3;
/** A second choice that is less likely than this came nowhere near. */
const leastLikely = 0.05;

/**
 * Why a question was read as it was, in sentences: the words that spoke for the first choice, for the second, and what would
 * have changed it. `team` is who has the case; empty at the desk, which still has to choose. None for a text that was not read.
 */
export function readingInWords({ words, likeliest, overturn, secondReader }: Read, names: Names, team: string): string[] {
  const [first, second] = likeliest;
  if (first === undefined || second === undefined) return [];
  return [
    forTheFirst(wordsFor(first.team, second.team, words), first.team, names, team),
    second.probability < leastLikely ? 'Iets anders kwam niet in de buurt.' : forTheSecond(wordsFor(second.team, first.team, words), second.team, names),
    overturn === undefined ? '' : whatWouldChange(overturn, names),
    secondReader === '' ? '' : `Het leesprogramma twijfelde; het taalmodel ${secondReader} las als tweede mee.`,
  ].filter((sentence) => sentence !== '');
}

/** The words that weighed most for a choice; not those that weighed more for the other one. */
function wordsFor(choice: string, other: string, words: Read['words']): string[] {
  const against = new Map(words.filter(({ team }) => team === other).map(({ word, weight }) => [word, weight]));
  const found = words.filter(({ team, word, weight }) => team === choice && weight > (against.get(word) ?? 0)).sort((a, b) => b.weight - a.weight);
  const least = (found[0]?.weight ?? 0) * leastShare;
  return found.filter(({ weight }) => weight >= least).map(({ word }) => word);
}

function forTheFirst(words: string[], choice: string, names: Names, team: string): string {
  const by = words.length === 0 ? 'Zonder dat één woord de doorslag gaf' : `Vooral door ${quoted(words)}`;
  if (choice === outOfScope) return `${by} ${team === '' ? 'lijkt' : 'leek'} dit geen vraag voor MIO.`;
  if (choice === team) return `${by} gaat deze vraag naar ${names.team(choice)}.`;
  return `${by} ${team === '' ? 'denkt' : 'dacht'} het leesprogramma ${team === '' ? '' : 'eerst '}aan ${names.team(choice)}.`;
}

function forTheSecond(words: string[], choice: string, names: Names): string {
  const whom = choice === outOfScope ? 'het idee dat dit geen vraag voor MIO is' : names.team(choice);
  if (words.length === 0) return `Geen woord sprak duidelijk voor ${whom}.`;
  return `${quoted(words)} ${words.length === 1 ? 'sprak' : 'spraken'} voor ${whom}.`;
}

function whatWouldChange({ without, choice }: NonNullable<Read['overturn']>, names: Names): string {
  if (without.length === 0) return 'Ook zonder de belangrijkste woorden was de keuze dezelfde.';
  const instead = choice === outOfScope ? 'had dit geen vraag voor MIO geleken' : `had het leesprogramma gekozen voor ${names.team(choice)}`;
  return `Zonder ${quoted(without)} ${instead}.`;
}

/** “a”, “b” en “c”. */
function quoted(words: string[]): string {
  const some = words.slice(0, mostWords).map((word) => `“${word}”`);
  return some.length === 1 ? some[0]! : `${some.slice(0, -1).join(', ')} en ${some.at(-1)}`;
}
