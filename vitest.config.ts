import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['libs/*/src/**/*.test.ts', 'services/*/src/**/*.test.ts', 'infra/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A busy machine gets time; a condition that holds at once costs none.
    expect: { poll: { timeout: 15_000 } },
    // Two cores: more workers only make servers slow to answer.
    maxWorkers: 3,
    fileParallelism: true,
  },
});
