import { shuffled } from './random.ts';

export type Fault =
  | { readonly what: 'kill'; readonly part: string }
  | { readonly what: 'kill nats' }
  | { readonly what: 'wipe nats' }
  /** The stream comes back as it was some messages ago, its consumers as they are now. */
  | { readonly what: 'cut back' };

/** Kill -9 of every replica in turn and of nats-server, in an order that the seed decides; wipes and one cut-back in between. */
export function planFaults(parts: readonly string[], given: { kills: number; wipes: number; random: () => number }): Fault[] {
  const { kills, wipes, random } = given;
  const faults: Fault[] = [];
  while (faults.length < kills) {
    const round: Fault[] = [...parts.map((part): Fault => ({ what: 'kill', part })), { what: 'kill nats' }];
    faults.push(...oneOfEachFirst(shuffled(round, random)).slice(0, kills - faults.length));
  }
  const special: Fault[] = [...Array.from({ length: wipes }, (): Fault => ({ what: 'wipe nats' })), { what: 'cut back' }];
  for (const [i, fault] of special.entries()) faults.splice(Math.floor(((i + 1) * faults.length) / (special.length + 1)), 0, fault);
  return faults;
}

/** A short run must have killed every service once, whichever replica. */
function oneOfEachFirst(round: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  const [first, rest]: [Fault[], Fault[]] = [[], []];
  for (const fault of round) {
    const service = fault.what === 'kill' ? fault.part.split('.')[0]! : fault.what;
    (seen.has(service) ? rest : first).push(fault);
    seen.add(service);
  }
  return [...first, ...rest];
}
