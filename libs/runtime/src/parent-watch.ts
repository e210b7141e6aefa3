/**
 * Calls `then` once when the supervisor that started this process is gone: its IPC channel closes or has closed, or,
 * with MIO_PARENT_WATCH=<its process id>, that process no longer exists. The result ends the watching.
 */
export function whenParentIsGone(then: () => void, env: Readonly<Record<string, string | undefined>> = process.env): () => void {
  if (hadChannel() && !process.connected) {
    then();
    return () => {};
  }
  process.once('disconnect', then);
  const stopLooking = lookForParent(Number(env.MIO_PARENT_WATCH), then);
  return () => {
    process.off('disconnect', then);
    stopLooking();
  };
}

/** `send` stays when the channel has closed. */
const hadChannel = (): boolean => typeof process.send === 'function';

function lookForParent(watched: number, then: () => void): () => void {
  if (!(watched > 0)) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    // A dead parent that nobody reaped still answers to its id, but its children have moved to another.
    if (exists(watched) && process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
