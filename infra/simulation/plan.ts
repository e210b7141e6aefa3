import { fileURLToPath } from 'node:url';
import { readRegion } from '../../services/directory/src/adapters/region-file.ts';
import { registerOf } from '../../services/directory/src/domain/stored-register.ts';
import { mixed } from './random.ts';
import type { WorldPlan } from './world.ts';

/** Beyond this the cases are shared out over worlds, one after another: what is remembered of one stays small. */
const largestWorld = 1_000;

export interface WorldSize {
  readonly seed: number;
  readonly cases: number;
}

/** The worlds of one seed. The first is the seed itself, so that `--seed` of any world plays that world. */
export function worldsOf(seed: number, cases: number): WorldSize[] {
  const count = Math.max(1, Math.ceil(cases / largestWorld));
  return Array.from({ length: count }, (_, i) => ({
    seed: i === 0 ? seed : mixed(seed, `world ${i}`),
    cases: Math.floor(cases / count) + (i < cases % count ? 1 : 0),
  }));
}

/** The demo region, where teams run full, and the one for loads, where they do not. */
export async function readRegions(): Promise<WorldPlan['regions']> {
  const files = ['demo', 'load'].map((name) => fileURLToPath(new URL(`../../services/directory/region/${name}.yaml`, import.meta.url)));
  const regions = await Promise.all(files.map(readRegion));
  return regions.map((region) => ({ region, register: registerOf(region) }));
}
