import type { Register } from '@mio/contracts/rpc/directory/v1/service';
import { Unavailable } from '@mio/runtime';

export interface CachedRegister {
  /** The register, at most 2 s old; the last known one while the directory is silent, for at most 5 minutes. */
  current(): Promise<Register>;
}

export interface RegisterAnswer {
  readonly revision: number;
  readonly register: Register | undefined;
}

const freshMs = 2_000;
const usableMs = 5 * 60_000;

/** `fetch` asks the directory. Roles taken away count from the next click after `freshMs`; the services check them again at every call. */
export function cachedRegister(fetch: () => Promise<RegisterAnswer>, now: () => number = Date.now): CachedRegister {
  let known: { revision: number; register: Register; at: number } | undefined;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    const { revision, register } = await fetch();
    if (register === undefined) throw Unavailable('the directory answered without a register');
    // An older answer of a slower replica is ignored.
    const newer = known !== undefined && revision < known.revision ? known : { revision, register };
    known = { ...newer, at: now() };
  }

  const knownFor = (ms: number): Register | undefined => (known !== undefined && now() - known.at < ms ? known.register : undefined);

  return {
    async current() {
      const fresh = knownFor(freshMs);
      if (fresh !== undefined) return fresh;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      try {
        await asking;
        return known!.register;
      } catch (error) {
        const usable = knownFor(usableMs);
        if (usable === undefined) throw error;
        return usable;
      }
    },
  };
}
