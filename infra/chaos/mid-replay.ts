import type { Supervised } from '../local/supervise.ts';

/** Watches the log for a relay that begins to say everything again after a wipe, and kills that process in the middle. */
export function killInMidReplay(say: (line: string) => void) {
  let parts: readonly Supervised[] = [];
  let armed = 0;
  let killed = 0;
  return {
    watch(given: readonly Supervised[]): void {
      parts = given;
    },
    /** The next relay that begins a replay dies. */
    arm(): void {
      armed += 1;
    },
    killed: () => killed,
    line(name: string, text: string): void {
      if (armed === 0 || !text.includes('saying again') || !/^(casework|intake|triage|matching)/.test(name)) return;
      armed -= 1;
      killed += 1;
      say(`storing: kill ${name} terwijl het alles opnieuw zegt`);
      parts.find((part) => part.name === name)?.kill('SIGKILL');
    },
  };
}
