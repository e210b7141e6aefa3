import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's arguments; `--help` prints the text, an unknown one says so, and the process ends. */
export function readArguments<const O extends Options>(help: string, options: O) {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: { ...options, help: { type: 'boolean' } } as const,
      strict: true,
      allowNegative: true,
    });
    if ((values as { help?: boolean }).help) {
      console.log(help.trim());
      process.exit(0);
    }
    return values as ReturnType<typeof parseArgs<{ options: O; strict: true }>>['values'];
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help.trim()}`);
    process.exit(2);
  }
}

/** A whole number, or the sentence what to give; the process ends. */
export function wholeNumber(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  console.error(`--${name} takes a whole number, not "${text}".`);
  process.exit(2);
}
