import { whenParentIsGone } from './parent-watch.ts';

/**
 * While a process starts, nothing is under way that must be closed in order: SIGTERM, SIGINT or a gone supervisor ends it
 * at once. Call it before anything is opened, and the result when a lifecycle listens.
 */
export function endWhileStarting(): () => void {
  const end = () => process.exit(0);
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  const stopWatching = whenParentIsGone(end);
  return () => {
    process.off('SIGTERM', end);
    process.off('SIGINT', end);
    stopWatching();
  };
}
