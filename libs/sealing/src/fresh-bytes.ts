import { randomBytes } from 'node:crypto';

// Asking the system costs the same for a page as for a nonce.
const page = 4_096;
let drawn = Buffer.alloc(0);
let given = 0;

/** Random bytes for a key or a nonce; each byte is given out once. */
export function freshBytes(count: number): Buffer {
  if (given + count > drawn.length) {
    drawn = randomBytes(page);
    given = 0;
  }
  const from = given;
  given += count;
  return drawn.subarray(from, given);
}
