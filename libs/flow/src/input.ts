import type { Envelope } from '@mio/contracts';
import { add, includes } from './handled.ts';
import type { Head } from './head.ts';

/** What can come to a document. */
export type Input =
  | { readonly trigger: 'event'; readonly name: string; readonly envelope: Envelope }
  | { readonly trigger: 'call'; readonly name: string; readonly commandId: string; readonly data: unknown; readonly by: string }
  | { readonly trigger: 'due'; readonly name: string; readonly dueAt: string };

/** So many command ids a document remembers; a double click comes within seconds, not after 64 other commands. */
const rememberedCommands = 64;

export const eventInput = (envelope: Envelope): Input => ({ trigger: 'event', name: envelope.type, envelope });

export function isHandled(head: Head, input: Input): boolean {
  if (input.trigger === 'event') return includes(head.handled[input.envelope.document] ?? [], input.envelope.number);
  if (input.trigger === 'call') return head.commands.includes(input.commandId);
  return false;
}

export const isKept = (head: Head, input: Input): boolean => input.trigger === 'event' && head.early.some((kept) => kept.id === input.envelope.id);

export function markHandled(head: Head, input: Input): Head {
  if (input.trigger === 'event') {
    const { document, number } = input.envelope;
    return { ...head, handled: { ...head.handled, [document]: add(head.handled[document] ?? [], number) } };
  }
  if (input.trigger === 'call') return { ...head, commands: [...head.commands, input.commandId].slice(-rememberedCommands) };
  return head;
}

/** Names an input for logs and dead letters; no payload. */
export function nameOf(input: Input): string {
  if (input.trigger === 'event') return `${input.envelope.type} ${input.envelope.id}`;
  if (input.trigger === 'call') return `call ${input.name} ${input.commandId}`;
  return `due ${input.name} ${input.dueAt}`;
}

export const dataOf = (input: Input): unknown => (input.trigger === 'event' ? input.envelope.data : input.trigger === 'call' ? input.data : input.dueAt);

export const sourceOf = (input: Input): { event?: Envelope } => (input.trigger === 'event' ? { event: input.envelope } : {});
