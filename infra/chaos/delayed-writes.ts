import type { Socket } from 'node:net';

/** Writes to a socket, each `delayMs()` later than it came; the order stays. */
export function delayedWrites(socket: Socket, delayMs: () => number): (chunk: Buffer) => void {
  const queue: { readonly chunk: Buffer; readonly at: number }[] = [];
  let waits = false;

  function flush(): void {
    waits = false;
    while (queue.length > 0 && queue[0]!.at <= performance.now()) write(queue.shift()!.chunk);
    if (queue.length > 0) later(queue[0]!.at - performance.now());
  }
  function later(ms: number): void {
    waits = true;
    setTimeout(flush, Math.max(1, ms));
  }
  const write = (chunk: Buffer): void => void (socket.writable && socket.write(chunk));

  return (chunk) => {
    const late = delayMs();
    if (late === 0 && queue.length === 0) return write(chunk);
    queue.push({ chunk, at: Math.max(queue.at(-1)?.at ?? 0, performance.now() + late) });
    if (!waits) later(late);
  };
}
