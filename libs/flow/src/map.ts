import { catalogue } from '@mio/contracts';
import type { Flow } from './flow.ts';

/** The map of the house in Markdown, from every service's flow: what each takes, which step it runs, what that says. */
export function mapOf(flows: readonly Flow[]): string {
  return flows.map((flow) => [`## ${flow.service}`, '', ...flow.kinds.flatMap((kind) => tableOf(flow, kind))].join('\n')).join('\n');
}

function tableOf(flow: Flow, kind: Flow['kinds'][number]): string[] {
  const rows = kind.rows.map((row) => {
    const from = row.trigger === 'event' ? `${short(row.name)} (${catalogue.get(row.name)?.owner})` : `${row.trigger} \`${row.name}\``;
    const file = `${row.step.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return `| ${from} | ${file} | ${row.says.map(({ type }) => short(type)).join(', ') || '–'} |`;
  });
  return [`Document \`${flow.service}/${kind.name}/…\``, '', '| when | step | says |', '|-|-|-|', ...rows, ''];
}

const short = (type: string): string => type.split('.').at(-1) ?? type;
