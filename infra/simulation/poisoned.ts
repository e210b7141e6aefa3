import type { Flow, Row } from '@mio/flow';
import type { Dice } from './faults.ts';
import { mixed } from './random.ts';

/** Steps that throw: some cases poison one step until it is healed, and now and then any step throws once. */
export interface Poison {
  heal(): void;
  of(flow: Flow): Flow;
}

const oneIn = 600;

export function createPoison({ seed, dice, count }: { seed: number; dice: Dice; count: (name: string) => void }): Poison {
  let healed = !dice.on('poison');

  function guard(service: string, row: Row): Row {
    if (row.trigger === 'call') return row;
    // A case that its own clock cannot move is for ops; what is asked here is that all others are.
    const lasting = !(row.trigger === 'due' && (service === 'casework' || row.name === 'unopened'));
    const step: Row['step'] = (given) => {
      const caseId = (given.input as { caseId?: string }).caseId ?? (given.doc as { caseId?: string } | undefined)?.caseId ?? '';
      if (lasting && !healed && mixed(seed, `${service} ${row.name} ${caseId}`) % oneIn === 0) throwPoison('poisoned step');
      if (dice.hits('poison', 0.0005)) throwPoison('step threw once');
      return row.step(given);
    };
    return { ...row, step };
  }

  function throwPoison(what: string): never {
    count(what);
    throw new Error(what);
  }

  return {
    heal: () => {
      healed = true;
    },
    of: (flow) => ({ ...flow, kinds: flow.kinds.map((kind) => ({ ...kind, rows: kind.rows.map((row) => guard(flow.service, row)) })) }),
  };
}
