import { readArguments } from '../local/arguments.ts';
import { turbo } from './turbo.ts';

const help = `
npm run check
  Everything that can be said about the code without running it: what is generated is fresh, contracts, types, lint,
  who imports whom, unused code, sizes, and docker-compose.yml by the tool itself. Turbo runs the parts.
`;
readArguments(help, { force: { type: 'boolean' } });

const parts = ['generated', 'contracts', 'types', 'lint', 'boundaries', 'unused', 'size', 'compose'].map((part) => `check:${part}`);
process.exit(turbo(parts, '--output-logs=new-only', ...process.argv.slice(2)));
