import { createHmac } from 'node:crypto';

/** What stands for a person or school in the analytics stream: the same within a month, another in the next. */
export type Pseudonym = (kind: 'person' | 'school', id: string) => string;

/** `at`: the event's own time (ISO 8601, UTC), so that an event that is exported again looks the same. */
export const pseudonymsOf =
  (key: Uint8Array) =>
  (at: string): Pseudonym =>
  (kind, id) =>
    id === ''
      ? ''
      : createHmac('sha256', key)
          .update(JSON.stringify([at.slice(0, 7), kind, id]))
          .digest()
          .subarray(0, 12)
          .toString('base64url');
