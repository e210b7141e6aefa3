import { isFailure } from './errors.ts';

/** An error as the log may hold it: of a Failure its kind, code and message; of an unexpected one the frames too. Never its cause or own fields. */
export function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  if (isFailure(error)) return { kind: error.kind, code: error.code, message: error.message };
  const { code } = error as { code?: unknown };
  return { kind: error.name, ...(isPlain(code) && { code }), message: withoutQuotations(error), frames: framesOf(error) };
}

const isPlain = (code: unknown): code is string | number => typeof code === 'string' || typeof code === 'number';

/** JSON.parse quotes what it could not read. */
function withoutQuotations(error: Error): string {
  const message = error instanceof SyntaxError ? error.message.replace(/"[\s\S]*"|'[\s\S]*'/, '"…"') : error.message;
  return message.length > 300 ? `${message.slice(0, 300)}…` : message;
}

/** The stack begins with the message; only its frames are kept. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
