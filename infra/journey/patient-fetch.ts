import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 250;

/**
 * One request to whichever of the addresses answers: while none does, or the answer is "not now" (429, 5xx), it is tried
 * again for `patienceMs`, as a person would reload. The request must be safe to repeat.
 */
export async function patientFetch(bases: readonly string[], path: string, init: RequestInit, patienceMs: number, accept = isAnswer): Promise<Response> {
  const end = Date.now() + patienceMs;
  let fault: unknown;
  for (let turn = 0; Date.now() < end; turn++) {
    try {
      const response = await fetch(new URL(path, bases[turn % bases.length]), { ...init, redirect: 'manual', signal: AbortSignal.timeout(8_000) });
      if (accept(response)) return response;
      fault = new Error(`answered ${response.status}`);
      await response.body?.cancel();
    } catch (error) {
      fault = error;
    }
    await pause(everyMs);
  }
  throw new Error(`${init.method ?? 'GET'} ${path} got no answer within ${patienceMs / 1000} s: ${(fault as Error)?.message}`);
}

const isAnswer = ({ status }: Response): boolean => status < 500 && status !== 429;
