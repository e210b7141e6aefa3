import { pageCollection, standardIndexes } from './draft.ts';
import type { Flow } from './flow.ts';
import { stuckCollection } from './stuck.ts';

/** What a service's store must hold for its flow. */
export const collectionsOf = (flow: Flow): { name: string; indexes: readonly string[] }[] => [
  ...flow.kinds.flatMap((kind) => [
    { name: kind.name, indexes: [...standardIndexes, ...kind.indexes] },
    { name: pageCollection(kind.name), indexes: ['saidAt', 'document'] },
  ]),
  { name: stuckCollection.name, indexes: [...stuckCollection.indexes] },
  { name: 'memory', indexes: [] },
];
