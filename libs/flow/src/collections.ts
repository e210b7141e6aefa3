import { pageCollection, standardIndexes, standardValues } from './draft.ts';
import type { Flow } from './flow.ts';
import { stuckCollection } from './stuck.ts';

/** What a service's store must hold for its flow. */
export const collectionsOf = (flow: Flow): { name: string; indexes: readonly string[]; values: readonly string[] }[] => [
  ...flow.kinds.flatMap((kind) => [
    { name: kind.name, indexes: [...standardIndexes, ...kind.indexes], values: standardValues },
    { name: pageCollection(kind.name), indexes: ['saidAt', 'document'], values: [] },
  ]),
  { name: stuckCollection.name, indexes: [...stuckCollection.indexes], values: [] },
  { name: 'memory', indexes: [], values: [] },
];
