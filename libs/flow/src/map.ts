import { catalogue } from '@mio/contracts';
import type { Flow } from './flow.ts';
import type { Row } from './rows.ts';

/** Path of the file in which a service's step lives; throws when there is none. */
export type FileOfStep = (service: string, step: string) => string;

/** The map of the house in Markdown, for the folder of the services: what each takes, which step it runs, what that says and to whom. */
export function mapOf(flows: readonly Flow[], fileOf: FileOfStep): string {
  return flows
    .map((flow) => [`## [${flow.service}](${flow.service})`, '', ...flow.kinds.flatMap((kind) => tableOf(kind, flow, flows, fileOf))].join('\n'))
    .join('\n');
}

function tableOf(kind: Flow['kinds'][number], { service }: Flow, flows: readonly Flow[], fileOf: FileOfStep): string[] {
  const rows = kind.rows.map((row) => {
    const step = `[${row.step.name}](${fileOf(service, row.step.name)})`;
    const says = row.says.map(({ type }) => `${short(type)}${takersOf(type, flows)}`).join('<br>');
    return `| ${whenOf(row)} | ${step} | ${says || '–'} |`;
  });
  return [`Document \`${service}/${kind.name}/…\` in [flow.ts](${service}/src/flow.ts)`, '', '| when | step | says |', '|-|-|-|', ...rows, ''];
}

const whenOf = ({ trigger, name }: Row): string => (trigger === 'event' ? `${short(name)} by ${link(catalogue.get(name)!.owner)}` : `${trigger} \`${name}\``);

function takersOf(type: string, flows: readonly Flow[]): string {
  const takers = flows.filter(({ kinds }) => kinds.some(({ rows }) => rows.some((row) => row.trigger === 'event' && row.name === type)));
  return takers.length === 0 ? '' : ` to ${takers.map(({ service }) => link(service)).join(', ')}`;
}

const link = (service: string): string => `[${service}](#${service})`;

const short = (type: string): string => type.split('.').at(-1) ?? type;
