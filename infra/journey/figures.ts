import type { OutsideOutcome } from './outcome.ts';
import type { Session } from './staff.ts';

/** The counts of the ops page that a run can check. */
export type Figures = Pick<OutsideOutcome, 'asked' | 'routed' | 'desk' | 'outOfScope' | 'accepted' | 'rejected'>;
const names = ['asked', 'routed', 'desk', 'outOfScope', 'accepted', 'rejected'] as const;

export async function readFigures(ops: Session): Promise<Figures> {
  const found = await ops.json<Partial<Figures>>('/cijfers.json');
  return Object.fromEntries(names.map((name) => [name, found[name] ?? 0])) as Figures;
}

/** Differences between what the run did and what the ops page counted since `before`; empty when they agree. */
export function differences(outcome: OutsideOutcome, before: Figures, after: Figures): string[] {
  return names.flatMap((name) => {
    const counted = after[name] - before[name];
    return counted === outcome[name] ? [] : [`${name}: ${outcome[name]} seen, ${counted} on the ops page`];
  });
}
