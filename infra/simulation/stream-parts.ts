import type { Dice } from './faults.ts';
import type { Random } from './random.ts';
import type { Recorder } from './recorder.ts';
import type { Scheduler } from './scheduler.ts';

export interface Message {
  readonly sequence: number;
  readonly id: string;
  readonly subject: string;
  readonly bytes: Uint8Array;
  readonly at: number;
}

export interface StreamParts {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly dice: Dice;
  readonly recorder: Recorder;
}
