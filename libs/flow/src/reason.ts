import { UnreadableEvent } from '@mio/contracts';
import { isFailure } from '@mio/runtime';

/**
 * Why an input got stuck, as ops may read it and as it may lie unsealed: our own sentence where the error is ours. Of any other
 * only its kind and the place, for its message may quote what people wrote (JSON.parse does).
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  if (isFailure(error) || error instanceof UnreadableEvent) return `${error.name}: ${error.message}`.slice(0, 300);
  const place = placeOf(error);
  return place === undefined ? error.name : `${error.name} in ${place}`;
}

/** "openCase (open-case.ts:12)": the first frame that lies in a file, without its folder. */
function placeOf({ stack = '', message }: Error): string | undefined {
  // The stack begins with the message, which may look like a frame.
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length);
  const [, name, file] = /^\s+at (?:(?:async )?(?:Object\.)?(.+) \()?(?:file:\/)?\/.*\/([^/]+:\d+):\d+\)?$/m.exec(frames) ?? [];
  return file && (name === undefined ? file : `${name} (${file})`);
}
