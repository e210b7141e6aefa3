import type { Log, Metrics } from '@mio/runtime';
import type { Count, Figures } from '../domain/total.ts';

interface Parts {
  readonly metrics: Metrics;
  readonly figures: () => Promise<Figures>;
  readonly log: Pick<Log, 'warn'>;
  readonly everyMs?: number;
}

const states = ['received', 'triaged', 'offered', 'accepted', 'closed'] as const;
/** A region with other teams sees them together as "other": labels are a closed set. */
const custodians = ['triage', 'desk', 'matching', 'c1', 'c2', 'c3', 'c4', 'sbo', 'hb', 'expert', 'other'] as const;
const funnel = ['asked', 'routed', 'desk', 'accepted', 'rejected', 'outOfScope'] as const;

/** Shows the figures to Prometheus, recomputed every five seconds. Every replica shows all cases: do not add replicas up. */
export function showGauges({ metrics, figures, log, everyMs = 5_000 }: Parts): { stop(): void } {
  const show = gaugesOf(metrics);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  async function again(): Promise<void> {
    await figures()
      .then(show)
      .catch((error: unknown) => log.warn({ err: error }, 'the figures could not be counted; the last ones stand'));
    if (stopped) return;
    timer = setTimeout(again, everyMs);
    timer.unref();
  }
  void again();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

export function gaugesOf(metrics: Metrics): (figures: Figures) => void {
  const cases = metrics.gauge('mio_cases', 'Cases by state', { state: states });
  const custody = metrics.gauge('mio_custody', 'Open cases by custodian', { custodian: custodians });
  const steps = metrics.gauge('mio_funnel', 'Cases that ever came this far', { step: funnel });
  const offered = metrics.gauge('mio_asked_to_offered_median_seconds', 'From asking to the first offer', {});
  const accepted = metrics.gauge('mio_offered_to_accepted_median_seconds', 'From the first offer to acceptance', {});
  const mails = metrics.gauge('mio_mails', 'Mails by outcome', { outcome: ['sent', 'failed', 'unknown'] });
  return (figures) => {
    const count = (counts: readonly Count[], name: string) => counts.find(({ state }) => state === name)?.cases ?? 0;
    for (const state of states) cases.set({ state }, count(figures.states, state));
    for (const custodian of custodians) custody.set({ custodian }, count(figures.custodians, custodian));
    custody.set({ custodian: 'other' }, elsewhere(figures.custodians));
    for (const step of funnel) steps.set({ step }, figures[step]);
    offered.set({}, figures.medianAskedToOfferedS);
    accepted.set({}, figures.medianOfferedToAcceptedS);
    mails.set({ outcome: 'sent' }, figures.mailsSent);
    mails.set({ outcome: 'failed' }, figures.mailsFailed);
    mails.set({ outcome: 'unknown' }, figures.mailsUnknown);
  };
}

const elsewhere = (counts: readonly Count[]): number =>
  counts.filter(({ state }) => !(custodians as readonly string[]).includes(state)).reduce((total, { cases }) => total + cases, 0);
