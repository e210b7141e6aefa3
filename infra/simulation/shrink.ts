import type { Entry, Violation } from '../history/entry.ts';
import { type FaultKind, faultKinds } from './faults.ts';
import type { WorldSize } from './plan.ts';
import { type Outcome, playWorld, type WorldPlan } from './world.ts';

export interface Shortest {
  readonly size: WorldSize;
  readonly without: readonly FaultKind[];
  readonly violation: Violation;
  /** What happened to the thing that went wrong, one line each. */
  readonly lines: readonly string[];
}

const mostLines = 60;

/** Looks for a smaller world that still breaks: fewer cases first, then fewer kinds of faults. */
export async function shortestHistory(broken: Outcome, regions: WorldPlan['regions']): Promise<Shortest> {
  let size: WorldSize = broken;
  let without: readonly FaultKind[] = [];
  const breaks = async (smaller: WorldSize, left: readonly FaultKind[]) => (await playWorld({ ...smaller, regions, without: new Set(left) })).violations[0];
  let violation = broken.violations[0]!;
  for (let cases = Math.floor(size.cases / 2); cases >= 1; cases = Math.floor(cases / 2)) {
    const found = await breaks({ ...size, cases }, without);
    if (found === undefined) break;
    [size, violation] = [{ ...size, cases }, found];
  }
  for (const kind of faultKinds) {
    const found = await breaks(size, [...without, kind]);
    if (found !== undefined) [without, violation] = [[...without, kind], found];
  }
  return { size: { seed: size.seed, cases: size.cases }, without, violation, lines: await linesAbout(size, without, violation, regions) };
}

async function linesAbout(size: WorldSize, without: readonly FaultKind[], violation: Violation, regions: WorldPlan['regions']): Promise<string[]> {
  const about = caseIn(violation.about);
  const lines: string[] = [];
  const keep = (line: string) => {
    if (violation.at > 0 && (JSON.parse(line) as Entry).at > violation.at) return;
    if (line.includes(about) || line.startsWith('{"what":"fault"')) lines.push(shortened(line));
  };
  await playWorld({ ...size, regions, without: new Set(without), keep });
  const last = lines.findLastIndex((line) => line.includes(about));
  return lines.slice(Math.max(0, last + 1 - mostLines), last + 1);
}

const caseIn = (about: string): string => /MIO-[0-9A-Z]{5}-[0-9A-Z]{6}/.exec(about)?.[0] ?? about;

/** A commit is told by its revision and numbers; its whole body would bury the rest. */
function shortened(line: string): string {
  const entry = JSON.parse(line) as Entry;
  const at = new Date(entry.at).toISOString();
  if (entry.what !== 'committed') return `${at} ${line.trim()}`;
  const {
    said = [],
    saidCount,
    state,
    tries,
  } = entry.body as { said?: { number: number; type: string }[]; saidCount?: number; state?: { state?: string }; tries?: number };
  const last = said.at(-1);
  return `${at} committed ${entry.id} r${entry.rev} ${state?.state ?? ''} said ${saidCount ?? '-'} ${last === undefined ? '' : `(last ${last.type})`}${tries === undefined ? '' : ` tries ${tries}`}`;
}
