import type { LocalHouse } from '../local/local-house.ts';
import type { DoorWatch } from './door-watch.ts';
import type { MidReplay } from './mid-replay.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';

/** What a fault may touch. */
export interface Scene {
  readonly house: LocalHouse;
  readonly around: Surroundings;
  readonly stores: Stores;
  readonly replays: MidReplay;
  readonly door: DoorWatch;
  readonly say: (line: string) => void;
}
