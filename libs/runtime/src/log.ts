import { pino } from 'pino';
import { gathered } from './gathered-lines.ts';
import { errorFields } from './log-error.ts';
import { prettyLine } from './log-pretty.ts';

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  /** A person must act. */
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LogOptions {
  readonly service: string;
  readonly level?: LogLevel;
  /** One readable line per entry instead of JSON; without it, MIO_LOG=pretty decides. */
  readonly pretty?: boolean;
  readonly to?: { write(line: string): unknown };
}

const standardOutput = gathered(process.stdout);

/** Fields are ids and outcomes, never payloads. An error goes under `err`; of its cause nothing is shown. */
export function createLog({ service, level, pretty = process.env.MIO_LOG === 'pretty', to = standardOutput }: LogOptions): Log {
  const write = pretty ? (line: string) => to.write(prettyLine(line)) : (line: string) => to.write(line);
  return pino(
    {
      level: level ?? process.env.MIO_LOG_LEVEL ?? 'info',
      base: { service },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields, error: errorFields },
      redact: { paths: hidden, censor: '[hidden]' },
    },
    { write },
  );
}

// Nobody should log these; the list catches the day that somebody does.
const payloads = ['text', 'words', 'email', 'name', 'authorization', 'cookie'];
const hidden = payloads.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
