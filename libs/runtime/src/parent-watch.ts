/**
 * Calls `then` once when the supervisor that started this process is gone: its IPC channel closes, or,
 * with MIO_PARENT_WATCH=<its process id>, that process no longer exists.
 */
export function whenParentIsGone(then: () => void, env: Readonly<Record<string, string | undefined>> = process.env): void {
  if (process.connected) process.once('disconnect', then);
  const watched = Number(env.MIO_PARENT_WATCH);
  if (!(watched > 0)) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    // A dead parent that nobody reaped still answers to its id, but its children have moved to another.
    if (exists(watched) && process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
