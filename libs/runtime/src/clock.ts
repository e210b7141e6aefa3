export interface Clock {
  /** ISO 8601, UTC, milliseconds: "2026-02-01T09:30:00.000Z". */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
