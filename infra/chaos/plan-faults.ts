import { shuffled } from './random.ts';
import type { Cut } from './tcp-proxy.ts';

export type Fault =
  | { readonly what: 'kill'; readonly part: string }
  | { readonly what: 'kill nats' }
  | { readonly what: 'wipe nats' }
  /** The stream comes back as it was some messages ago, its consumers as they are now. */
  | { readonly what: 'cut back' }
  /** SIGSTOP, and SIGCONT some seconds later; `part` may be nats. */
  | { readonly what: 'stop'; readonly part: string }
  /** Between all services and nats-server. */
  | { readonly what: 'cut link'; readonly how: Cut }
  /** The mail server takes a mail and drops the line before it says so. */
  | { readonly what: 'drop mail' }
  | { readonly what: 'fill disk'; readonly of: 'intake' | 'nats' };

export interface FaultPlan {
  readonly kills: number;
  readonly wipes: number;
  readonly stops: number;
  readonly cuts: number;
  readonly mailDrops: number;
  readonly disksFull: boolean;
  readonly random: () => number;
}

/** Kill -9 of every replica in turn and of nats-server, in an order that the seed decides; the rest spread in between. */
export function planFaults(parts: readonly string[], plan: FaultPlan): Fault[] {
  const faults = inTurn(plan.kills, plan.random, [...parts.map((part): Fault => ({ what: 'kill', part })), { what: 'kill nats' }]);
  const between = specials(parts, plan);
  const every = faults.length / (between.length + 1);
  for (const [i, fault] of between.entries()) faults.splice(Math.floor((i + 1) * every) + i, 0, fault);
  return faults;
}

/** Wipes not at once: there must be something to say again. */
function specials(parts: readonly string[], plan: FaultPlan): Fault[] {
  const { wipes, stops, cuts, mailDrops, disksFull, random } = plan;
  const stopped = inTurn(stops, random, [...parts.map((part): Fault => ({ what: 'stop', part })), { what: 'stop', part: 'nats' }]);
  const links = inTurn(cuts, random, [
    { what: 'cut link', how: 'hole' },
    { what: 'cut link', how: 'reset' },
  ]);
  const drops = Array.from({ length: mailDrops }, (): Fault => ({ what: 'drop mail' }));
  const disks: Fault[] = disksFull
    ? [
        { what: 'fill disk', of: 'intake' },
        { what: 'fill disk', of: 'nats' },
      ]
    : [];
  const mixed = shuffled<Fault>([{ what: 'cut back' }, ...stopped, ...links, ...drops, ...disks], random);
  for (let i = wipes; i > 0; i--) mixed.splice(Math.ceil((i * mixed.length) / (wipes + 1)), 0, { what: 'wipe nats' });
  return mixed;
}

/** So many, each once before any twice. */
function inTurn(count: number, random: () => number, each: readonly Fault[]): Fault[] {
  const faults: Fault[] = [];
  while (faults.length < count) faults.push(...oneOfEachFirst(shuffled(each, random)).slice(0, count - faults.length));
  return faults;
}

/** A short run must have met every service once, whichever replica. */
function oneOfEachFirst(round: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  const [first, rest]: [Fault[], Fault[]] = [[], []];
  for (const fault of round) {
    const service = 'part' in fault ? fault.part.split('.')[0]! : JSON.stringify(fault);
    (seen.has(service) ? rest : first).push(fault);
    seen.add(service);
  }
  return [...first, ...rest];
}

export const nameOf = (fault: Fault): string => {
  if (fault.what === 'kill' || fault.what === 'stop') return `${fault.what} ${fault.part}`;
  if (fault.what === 'cut link') return `${fault.what} (${fault.how})`;
  return fault.what === 'fill disk' ? `${fault.what} of ${fault.of}` : fault.what;
};
