import { z } from 'zod';

/** A TCP port; 0 asks the system for a free one. */
export const port = () =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .describe('a port number, 0 to 65535');

/** A whole number of at least `least`. */
export const wholeNumber = (what: string, least = 0) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(least))
    .describe(`${what}, a whole number of at least ${least}`);

/** An absolute URL, returned as it was written. */
export const url = (...protocols: readonly string[]) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && (protocols.length === 0 || protocols.includes(new URL(text).protocol.slice(0, -1))))
    .describe(`a URL such as ${protocols[0] ?? 'https'}://name:port`);

/** Addresses "host:port", separated by commas. */
export const addresses = () =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^[^\s:/,]+:\d{1,5}$/)).min(1))
    .describe('one or more addresses host:port, separated by commas');

/** A secret of at least `least` characters. */
export const secret = (least = 32) => z.string().min(least).describe(`a secret of at least ${least} characters`);

export const flag = () => z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off'] }).describe('true or false');

export const text = (what: string) => z.string().min(1).describe(what);
