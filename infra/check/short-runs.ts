import { readArguments } from '../local/arguments.ts';
import { turbo } from './turbo.ts';

const help = `
npm run short-runs
  The short forms of what proves the whole: the demo, the simulation, chaos and the bench, one after another. Each fails
  when what it promises did not hold. CI runs them after the tests.
`;
readArguments(help, {});

const parts = ['demo', 'simulate', 'chaos', 'bench'].map((part) => `short:${part}`);
process.exit(turbo(parts, '--concurrency=1', '--output-logs=full'));
