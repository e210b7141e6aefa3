import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Flow, mapOf } from '@mio/flow';
import { root } from './root.ts';

/** In the order in which a question meets them. */
const order = ['intake', 'triage', 'matching', 'casework', 'notification', 'insight', 'directory'];

/** services/README.md, from every service's flow.ts. */
export async function mapOfServices(): Promise<string> {
  const flows = await Promise.all(order.map(async (name) => ((await import(join(root, 'services', name, 'src/flow.ts'))) as { flow: Flow }).flow));
  const files = new Map(order.map((service) => [service, filesOf(service)]));
  const fileOf = (service: string, step: string): string => {
    const file = files.get(service)?.get(step);
    if (file === undefined) throw new Error(`services/${service}/src/flow.ts imports no ${step}: a step is a named function in a file of its own`);
    return `${service}/src/${file}`;
  };
  return `# The map of the services

Generated from every \`src/flow.ts\` by \`npm run generate\`; do not edit. Follow one question: start at intake, open the
step, see what it says, and go on with whoever takes that. \`call\` is a command by gRPC, a form or an effect's outcome;
\`due\` is a time that the document itself waits for. [portal](portal) has no flow: it only asks and shows.

${mapOf(flows, fileOf)}`;
}

/** Name of everything that a flow.ts imports from beside it -> file. */
function filesOf(service: string): Map<string, string> {
  const text = readFileSync(join(root, 'services', service, 'src/flow.ts'), 'utf8');
  const imports = text.matchAll(/^import \{([^}]*)\} from '\.\/([^']+)'/gm);
  return new Map([...imports].flatMap(([, names = '', file = '']) => names.split(',').map((name): [string, string] => [name.trim(), file])));
}
