import { NAME_BUCKETS } from './name-features.ts';
import type { NameLists, WordFilter } from './name-lists.ts';
import type { NameModel } from './name-model.ts';

const LISTS = ['firstNames', 'surnames', 'commonNames', 'commonWords', 'notNames'] as const satisfies (keyof NameLists)[];

type Head = { threshold: number; lists: { bytes: number; probes: number }[] };

/** One file for server and browser alike: a line of JSON, the filters, the weights. */
export function packNames({ lists, weights, threshold }: NameModel): Uint8Array {
  const head: Head = { threshold, lists: LISTS.map((name) => ({ bytes: lists[name].bits.length, probes: lists[name].probes })) };
  const parts = [new TextEncoder().encode(`${JSON.stringify(head)}\n`), ...LISTS.map((name) => lists[name].bits), new Uint8Array(weights.buffer)];
  const packed = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

/** Throws when the bytes are not what `packNames` wrote. */
export function unpackNames(packed: Uint8Array): NameModel {
  const line = packed.indexOf(10);
  const head = JSON.parse(new TextDecoder().decode(packed.subarray(0, line))) as Head;
  let at = line + 1;
  const filters = head.lists.map(({ bytes, probes }): WordFilter => {
    at += bytes;
    return { bits: Uint8Array.from(packed.subarray(at - bytes, at)), probes };
  });
  const weights = Int8Array.from(packed.subarray(at));
  if (filters.length !== LISTS.length || weights.length !== NAME_BUCKETS) throw new Error('the bytes of the name model do not fit: train again');
  const lists = Object.fromEntries(LISTS.map((name, i) => [name, filters[i]!])) as NameLists;
  return { lists, weights, threshold: head.threshold };
}
