import type { OutsideOutcome } from './outcome.ts';

/** What happened, for people. */
export function summaryOf(outcome: OutsideOutcome, unlike: readonly string[]): string {
  const rows: [string, number | string][] = [
    ['gesteld', outcome.asked],
    ['door de machine toegewezen', outcome.routed],
    ['langs de triagetafel', outcome.desk],
    ['aangenomen', outcome.accepted],
    ['in de wachtrij van een team', outcome.queued],
    ['hoort niet bij MIO', outcome.outOfScope],
    ['afgewezen en opnieuw toegewezen', outcome.rejected],
    ['e-mails', outcome.mails],
    ['van vraag tot aanbod', `p50 ${outcome.p50Ms} ms, p99 ${outcome.p99Ms} ms`],
    ['kwijt', outcome.lost],
    ['dubbele e-mails', outcome.doubleMails],
    ['zonder precies één houder', outcome.custodyViolations],
    ['cijferpagina', unlike.length === 0 ? 'telt hetzelfde' : unlike.join('; ')],
  ];
  return `\n${rows.map(([what, value]) => `  ${what.padEnd(32)} ${value}`).join('\n')}\n`;
}
