import { anyText, type Draw, disguise, trickNames } from './fuzz-texts.ts';
import type { Model } from './linear-model.ts';
import { readQuestion } from './read-question.ts';
import { generator } from './support-vectors.ts';

/** `hidden` texts hold a phrase of danger in disguise, of which `missed` were not read as a crisis. */
export type FuzzFigures = { texts: number; hidden: number; missed: number; crashed: number; slow: number; slowestMs: number; meanMs: number; seconds: number };

/** What went wrong, so that it can be seen again: the seed and the number of the text say which it was. */
export type FuzzFault = { number: number; what: string; text: string };

const LONGEST_MS = 20;
const TIMES = 5;
const SHOWN = 300;

/** Reads many strange texts, half of them with a phrase of danger in disguise. The same seed makes the same texts. */
export function fuzz(model: Model, { texts, seed }: { texts: number; seed: number }): { figures: FuzzFigures; faults: FuzzFault[] } {
  const draw = generator(seed);
  const figures: FuzzFigures = { texts, hidden: 0, missed: 0, crashed: 0, slow: 0, slowestMs: 0, meanMs: 0, seconds: 0 };
  const faults: FuzzFault[] = [];
  const began = performance.now();
  for (let number = 0; number < texts; number++) {
    const trick = number % 2 === 0 ? undefined : trickNames[(number >> 1) % trickNames.length]!;
    const text = trick === undefined ? anyText(draw) : hide(disguise(trick, draw), anyText(draw), draw);
    const { urgency, ms } = readTimed(model, text);
    const found = { missed: trick !== undefined && urgency !== 'crisis', crashed: urgency === undefined, slow: ms > LONGEST_MS };
    for (const what of ['missed', 'crashed', 'slow'] as const) if (found[what]) figures[what]++;
    if (trick !== undefined) figures.hidden++;
    figures.meanMs += ms / texts;
    figures.slowestMs = Math.max(figures.slowestMs, ms);
    const what = Object.entries(found).flatMap(([name, so]) => (so ? [name] : []));
    if (what.length > 0) faults.push({ number, what: `${what.join(', ')} (${trick ?? 'nothing hidden'}, ${ms.toFixed(1)} ms)`, text: text.slice(0, SHOWN) });
  }
  figures.seconds = (performance.now() - began) / 1000;
  return { figures, faults };
}

/** In the middle of another text; never inside one of its letters. */
function hide(danger: string, text: string, draw: Draw): string {
  let at = Math.floor(draw() * (text.length + 1));
  while (at < text.length && SECOND_HALF.test(text[at]!)) at++;
  return text.slice(0, at) + danger + text.slice(at);
}

const SECOND_HALF = /[\udc00-\udfff]/;

/** What the clock calls slow may have waited for other programs: then the processor's time counts, over several readings as it ticks coarsely. */
function readTimed(model: Model, text: string): { urgency: string | undefined; ms: number } {
  const began = performance.now();
  const urgency = urgencyOf(model, text);
  const ms = performance.now() - began;
  if (ms <= LONGEST_MS) return { urgency, ms };
  const before = process.threadCpuUsage();
  for (let time = 0; time < TIMES; time++) urgencyOf(model, text);
  const { user, system } = process.threadCpuUsage(before);
  return { urgency, ms: Math.min(ms, (user + system) / 1000 / TIMES) };
}

function urgencyOf(model: Model, text: string): string | undefined {
  try {
    return readQuestion(model, text).urgency;
  } catch {
    return undefined;
  }
}
