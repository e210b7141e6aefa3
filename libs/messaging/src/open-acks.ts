interface Waiting<A> {
  resolve(ack: A): void;
  fail(why: string): void;
}

/** Acknowledgements that are awaited, oldest first, each under a token of its own. One timer ends all that are late. */
export function createOpenAcks<A>(timeoutMs: number) {
  const open = new Map<string, Waiting<A> & { readonly since: number }>();
  let asked = 0;
  let watching = false;

  function take(token: string): Waiting<A> | undefined {
    const one = open.get(token);
    open.delete(token);
    return one;
  }

  function endLate(): void {
    const late = performance.now() - timeoutMs;
    for (const [token, { since }] of open) {
      if (since > late) break;
      take(token)?.fail('none within its time');
    }
    watching = false;
    if (open.size > 0) watch();
  }

  function watch(): void {
    if (watching) return;
    watching = true;
    setTimeout(endLate, timeoutMs / 10).unref();
  }

  return {
    add({ resolve, fail }: Waiting<A>): string {
      const token = `${++asked}`;
      open.set(token, { resolve, fail, since: performance.now() });
      watch();
      return token;
    },
    take,
    failAll(why: string): void {
      for (const token of [...open.keys()]) take(token)?.fail(why);
    },
  };
}
