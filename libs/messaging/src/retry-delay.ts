/** After the n-th try (from 1), in ms: doubles from half a second to a minute, a quarter more or less by chance (`chance` 0–1). */
export function retryDelay(tries: number, chance: number): number {
  const base = Math.min(500 * 2 ** Math.min(tries - 1, 10), 60_000);
  return Math.round(base * (0.75 + chance / 2));
}
