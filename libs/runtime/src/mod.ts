export { type Clock, systemClock } from './clock.ts';
export { readConfig } from './config.ts';
export { ConfigFault, type VariableFault } from './config-fault.ts';
export { Conflict, Failure, type FailureKind, isFailure, NotFound, Rejected, Unavailable } from './errors.ts';
export { addresses, flag, port, secret, text, url, wholeNumber } from './fields.ts';
export { type Check, type Health, type HealthOptions, serveHealth } from './health.ts';
export { createLifecycle, type Lifecycle } from './lifecycle.ts';
export { createLog, type Log, type LogLevel, type LogOptions } from './log.ts';
export { createMetrics, type Labels, type LabelValues, type Metrics } from './metrics.ts';
