/** A JSON log line as one readable line: "09:30:00.000 WARN  casework  what happened  caseId=… ". */
export function prettyLine(json: string): string {
  const { level, time, service, msg, err, ...fields } = JSON.parse(json) as Record<string, unknown>;
  const head = `${String(time).slice(11, 23)} ${String(level).toUpperCase().padEnd(5)} ${String(service).padEnd(12)} ${String(msg ?? '')}`;
  return `${[head, ...Object.entries(fields).map(field), ...(err === undefined ? [] : [errorText(err)])].join('  ')}\n`;
}

const field = ([name, value]: [string, unknown]): string => `${name}=${typeof value === 'string' ? oneLine(value) : JSON.stringify(value)}`;

function errorText(err: unknown): string {
  const { kind, code, message, frames } = err as { kind?: string; code?: string; message?: string; frames?: string[] };
  return `[${[kind, code].filter(Boolean).join(' ')}: ${oneLine(message ?? '')}${frames?.[0] ? ` ${frames[0]}` : ''}]`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
