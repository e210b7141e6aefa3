import { setTimeout as pause } from 'node:timers/promises';
import type { LocalHouse } from '../local/local-house.ts';
import { until } from '../local/until.ts';
import { fillDisk } from './disk-faults.ts';
import { cutBack, killNats, wipeNats } from './nats-faults.ts';
import { type Fault, nameOf } from './plan-faults.ts';
import type { Scene } from './scene.ts';

/** A fault as it was done. ms since 1970; from `over` on everything could work again. */
export interface DoneFault {
  readonly what: Fault['what'];
  readonly name: string;
  readonly at: number;
  readonly over: number;
}

const stopMs = 5_000;
const cutMs = 15_000;

/** Does the faults one after another, `everyMs` apart, and writes down when. */
export async function doFaults(scene: Scene, faults: readonly Fault[], everyMs: number): Promise<DoneFault[]> {
  const done: DoneFault[] = [];
  for (const fault of faults) {
    await pause(everyMs);
    await isPossible(scene, fault);
    const name = nameOf(fault);
    scene.say(`storing: ${name}`);
    const at = Date.now();
    await doFault(scene, fault);
    done.push({ what: fault.what, name, at, over: Date.now() });
  }
  return done;
}

/** It may be on its way back from the fault before. */
async function isPossible({ house }: Scene, fault: Fault): Promise<void> {
  if (fault.what === 'fill disk') return house.ready(30_000);
  if (!('part' in fault)) return;
  const { pid } = fault.part === 'nats' ? house.nats : partNamed(house, fault.part);
  await until(`${fault.part} lives`, () => pid() !== undefined, 15_000);
}

async function doFault(scene: Scene, fault: Fault): Promise<void> {
  const { house, around } = scene;
  switch (fault.what) {
    case 'kill':
      return partNamed(house, fault.part).kill('SIGKILL');
    case 'kill nats':
      return killNats(house);
    case 'wipe nats':
      return wipeNats(scene);
    case 'cut back':
      return cutBack(house);
    case 'stop':
      return stop(house, fault.part);
    case 'cut link':
      around.link.cut(fault.how);
      await pause(cutMs);
      return around.link.mend();
    case 'drop mail':
      return around.mails.dropNext();
    case 'fill disk':
      return fillDisk(scene, fault.of);
  }
}

async function stop(house: LocalHouse, name: string): Promise<void> {
  const signal = (which: NodeJS.Signals) => (name === 'nats' ? house.nats.signal(which) : partNamed(house, name).kill(which));
  signal('SIGSTOP');
  await pause(stopMs);
  signal('SIGCONT');
}

const partNamed = ({ parts }: LocalHouse, wanted: string) => parts.find(({ name }) => name === wanted)!;
