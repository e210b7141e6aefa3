import type { BinaryReader, BinaryWriter } from '@bufbuild/protobuf/wire';
import { written } from './written.ts';

/** An event as a step says it: which kind, and its fields. */
export interface SaidEvent<T = unknown> {
  readonly type: string;
  readonly data: T;
}

/**
 * One kind of event. Call it to say one: `CaseAccepted({ caseId, … })`.
 * `subject` is where it travels; `required` are the fields that must not be empty on arrival
 * (proto3 turns a missing string into "").
 */
export interface EventType<T> {
  (data: T): SaidEvent<T>;
  readonly type: string;
  readonly owner: string;
  readonly subject: string;
  readonly version: number;
  readonly required: readonly (keyof T & string)[];
  encode(data: T): Uint8Array;
  decode(body: Uint8Array): T;
}

interface Codec<T> {
  encode(message: T, writer?: BinaryWriter): BinaryWriter;
  decode(input: BinaryReader | Uint8Array, length?: number): T;
}

/** Declares an event kind. `name` is its full protobuf name, e.g. "mio.intake.v1.QuestionReceived". */
export function eventType<T>(name: string, codec: Codec<T>, required: readonly (keyof T & string)[]): EventType<T> {
  const [, owner = '', , short = ''] = name.split('.');
  const say = (data: T): SaidEvent<T> => ({ type: name, data });
  return Object.assign(say, {
    type: name,
    owner,
    subject: `mio.${owner}.${short}`,
    version: 1,
    required,
    encode: (data: T) => written((writer) => codec.encode(data, writer)),
    decode: (body: Uint8Array) => codec.decode(body),
  });
}
