import type { Head, Known } from './documents.ts';
import type { Entry, Report, Rule } from './entry.ts';

/** So many of the last command ids a document remembers. */
const rememberedCommands = 64;

/** I3: per document revisions without a gap, and no update lost: what was said, handled or answered stays so. */
export function revisions(report: Report): Rule & { committed(id: string, before: Known | undefined, after: Known, at: number): void } {
  /** Documents whose commands somebody was answered about. */
  const done = new Map<string, Set<string>>();

  function heard(entry: Extract<Entry, { what: 'answered' }>): void {
    if (entry.outcome !== 'ok') return;
    const id = `${entry.service}/${entry.kind}/${entry.key}`;
    if (!done.get(id)?.has(entry.commandId))
      report({ invariant: 'I3', at: entry.at, about: id, what: `${entry.name} ${entry.commandId} was answered as done but never committed` });
  }

  return {
    take(entry) {
      if (entry.what === 'answered') heard(entry);
    },
    committed(id, before, after, at) {
      const wrong = (what: string) => report({ invariant: 'I3', at, about: id, what });
      if (after.rev !== (before?.rev ?? 0) + 1) wrong(`revision ${after.rev} follows ${before?.rev ?? 0}`);
      const known = done.get(id) ?? new Set();
      for (const command of after.head.commands) known.add(command);
      if (known.size > 0) done.set(id, known);
      numbersFollow(before?.head, after.head, wrong);
      if (before !== undefined) nothingLost(before.head, after.head, wrong);
    },
  };
}

function numbersFollow(before: Head | undefined, after: Head, wrong: (what: string) => void): void {
  let expected = (after.paged['said'] ?? 0) + 1;
  for (const { number } of after.said) if (number !== expected++) return wrong(`said ${number} where ${expected - 1} was due`);
  if (expected - 1 !== after.saidCount) wrong(`it says that it said ${after.saidCount}, and holds ${expected - 1}`);
  if (after.saidCount < (before?.saidCount ?? 0)) wrong(`said ${after.saidCount} after ${before?.saidCount}`);
}

function nothingLost(before: Head, after: Head, wrong: (what: string) => void): void {
  for (const source in before.handled) {
    const now = after.handled[source] ?? [];
    for (const [from, to] of before.handled[source]!)
      if (!now.some(([low, high]) => low <= from && to <= high)) wrong(`no longer knows that it handled ${source}#${from}`);
  }
  if (before.commands.length > 0 && !keeps(before.commands, after.commands)) wrong('no longer knows its last commands');
  if (before.state !== null && after.state === null) wrong('its state is gone');
}

/** The later list is the earlier one with some added, less the oldest beyond the limit. */
function keeps(before: readonly string[], after: readonly string[]): boolean {
  const shifted = after.indexOf(before.at(-1)!) - (before.length - 1);
  if (after.indexOf(before.at(-1)!) === -1) return after.length === rememberedCommands;
  return before.every((command, i) => i + shifted < 0 || after[i + shifted] === command) && (shifted === 0 || after.length === rememberedCommands);
}
