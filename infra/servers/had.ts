/** What a test's own context offers (vitest: `test('…', (context) => …)`). */
type Skippable = { skip(reason: string): never };

/**
 * For tests: what `start` gives, or the test is reported as skipped with the reason when the server is not to be had
 * on this machine. In CI (`CI` is set) nothing is skipped: there it fails. Any other fault fails everywhere.
 */
export async function orSkip<T>(context: Skippable, start: () => Promise<T>): Promise<T> {
  const had = await serverOrReason(start);
  return 'server' in had ? had.server : context.skip(had.reason);
}

/** For whole suites (`describe.skipIf(reason)`): the server, or in one sentence why there is none. Throws in CI. */
export async function serverOrReason<T>(start: () => Promise<T>): Promise<{ server: T } | { reason: string }> {
  try {
    return { server: await start() };
  } catch (error) {
    if (process.env['CI'] || !(error instanceof Error) || error.name !== 'ServerMissing') throw error;
    return { reason: error.message };
  }
}
