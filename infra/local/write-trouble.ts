import { statfs } from 'node:fs/promises';

const everyMs = 2_000;
const enoughBytes = 16 * 1024 * 1024;

/**
 * Once nats-server could not write (a full disk), its stream takes nothing more until the server is restarted, though there
 * may be room again (seen with 2.15.2; /healthz tells). Calls `restart` then, but not before there is room: a server that
 * starts on a full disk may throw its streams away. The returned function ends the watch.
 */
export function watchForWriteTrouble({ monitorUrl, storeDir, restart }: { monitorUrl: string; storeDir: string; restart: () => Promise<void> }): () => void {
  let busy = false;
  async function look(): Promise<void> {
    if (busy || !(await cannotWrite(monitorUrl)) || !(await hasRoom(storeDir))) return;
    busy = true;
    await restart().finally(() => {
      busy = false;
    });
  }
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function cannotWrite(monitorUrl: string): Promise<boolean> {
  const response = await fetch(`${monitorUrl}/healthz`, { signal: AbortSignal.timeout(everyMs) });
  return !response.ok && (await response.text()).includes('write error');
}

async function hasRoom(storeDir: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(storeDir);
  return bavail * bsize >= enoughBytes;
}
