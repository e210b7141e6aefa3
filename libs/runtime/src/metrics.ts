import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Each label with all the values it may have: a label never comes from what a user sent. Any other value is counted as "other". */
export type Labels = Readonly<Record<string, readonly string[]>>;
export type LabelValues<L extends Labels> = { readonly [K in keyof L]: string };

export interface Metrics {
  counter<const L extends Labels>(name: string, help: string, labels: L): { inc(labels: LabelValues<L>, by?: number): void };
  gauge<const L extends Labels>(name: string, help: string, labels: L): { set(labels: LabelValues<L>, value: number): void };
  /** `buckets` in the unit of the name, seconds by convention. */
  histogram<const L extends Labels>(
    name: string,
    help: string,
    labels: L,
    buckets?: readonly number[],
  ): { observe(labels: LabelValues<L>, value: number): void };
  readonly registry: Registry;
}

const seconds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** One registry per process, with Node's own figures; names begin with "mio_" and end with their unit. */
export function createMetrics({ service, nodeFigures = true }: { service: string; nodeFigures?: boolean }): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  if (nodeFigures) collectDefaultMetrics({ register: registry });
  const base = (name: string, help: string, labels: Labels) => ({ name, help, labelNames: Object.keys(labels), registers: [registry] });
  return {
    registry,
    counter(name, help, labels) {
      const counter = new Counter(base(name, help, labels));
      return { inc: (values, by = 1) => counter.inc(known(labels, values), by) };
    },
    gauge(name, help, labels) {
      const gauge = new Gauge(base(name, help, labels));
      return { set: (values, value) => gauge.set(known(labels, values), value) };
    },
    histogram(name, help, labels, buckets = seconds) {
      const histogram = new Histogram({ ...base(name, help, labels), buckets: [...buckets] });
      return { observe: (values, value) => histogram.observe(known(labels, values), value) };
    },
  };
}

function known(labels: Labels, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([label, all]) => {
      const value = values[label];
      return [label, value !== undefined && all.includes(value) ? value : 'other'];
    }),
  );
}
