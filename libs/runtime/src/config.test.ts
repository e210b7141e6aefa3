import { expect, test } from 'vitest';
import { z } from 'zod';
import { addresses, ConfigFault, flag, port, readConfig, secret, text, url, wholeNumber } from './mod.ts';

const schema = z.object({
  X_PORT: port().default(4100),
  X_NATS: url('nats'),
  X_SECRET: secret(),
  X_CASEWORK: addresses(),
  X_EXPORT: flag().default(false),
  X_REGION: text('the name of the region').optional(),
  X_MOST: wholeNumber('most at once', 1).default(10),
});
const right = { X_NATS: 'nats://localhost:4222', X_SECRET: 's'.repeat(32), X_CASEWORK: 'a:1, b:2' };

function faultOf(env: Record<string, string>): ConfigFault {
  try {
    readConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigFault) return error;
  }
  throw new Error('no ConfigFault');
}

test('settings come with their types, and absent or empty ones take their default', () => {
  expect(readConfig(schema, { ...right, X_PORT: '', X_EXPORT: 'yes', OTHER: 'x' })).toEqual({
    X_PORT: 4100,
    X_NATS: 'nats://localhost:4222',
    X_SECRET: right.X_SECRET,
    X_CASEWORK: ['a:1', 'b:2'],
    X_EXPORT: true,
    X_MOST: 10,
  });
});

test('all faults come at once, with what to set and without what was set', () => {
  const values = { X_PORT: '70000', X_NATS: 'http://geheim:1', X_SECRET: 'geheim', X_EXPORT: 'perhaps', X_MOST: '0' };
  const fault = faultOf(values);
  expect(fault.message.split('\n')).toEqual([
    'The settings are not right:',
    '  - X_PORT is not right: set it to a port number, 0 to 65535',
    '  - X_NATS is not right: set it to a URL such as nats://name:port',
    '  - X_SECRET is not right: set it to a secret of at least 32 characters',
    '  - X_CASEWORK is missing: set it to one or more addresses host:port, separated by commas',
    '  - X_EXPORT is not right: set it to true or false',
    '  - X_MOST is not right: set it to most at once, a whole number of at least 1',
  ]);
  for (const value of Object.values(values).filter((one) => one.length > 1)) expect(fault.message).not.toContain(value);
});

test('a fault between settings has its own sentence', () => {
  const pair = z.object({ FROM: port(), TO: port() }).refine(({ FROM, TO }) => FROM < TO, 'TO must be above FROM');
  expect(() => readConfig(pair, { FROM: '2', TO: '1' })).toThrow('  - TO must be above FROM');
});

test('words of a field are found behind what is made of it', () => {
  const site = z.object({ X_SITE: url('https').transform((address) => address.replace(/\/$/, '')) });
  expect(() => readConfig(site, {})).toThrow('X_SITE is missing: set it to a URL such as https://name:port');
});
