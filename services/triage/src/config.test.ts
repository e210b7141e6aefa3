import { expect, test } from 'vitest';
import { config, languageModelIn } from './config.ts';

const env = {
  MIO_STORE: 'sqlite::memory:',
  MIO_NATS: 'nats://127.0.0.1:4222',
  MIO_MASTER_KEY: 'k:key',
  MIO_HOUSE_SECRET: 'a-house-secret-that-is-long-enough',
  MIO_GRPC_PORT: '0',
  MIO_HEALTH_PORT: '0',
  MIO_DIRECTORY: 'directory:1',
  MIO_INTAKE: 'intake:1',
  MIO_CASEWORK: 'casework:1',
};
const address = { MIO_SECOND_READER_URL: 'http://lm.house:8000/v1' };

test('no second reader is usual', () => {
  expect(languageModelIn(config(env))).toBeUndefined();
});

test('an address alone lets no text out: the service does not start and says which word it waits for', () => {
  for (const said of [{}, { MIO_SECOND_READER_MAY_HAVE_TEXT: 'no' }, { MIO_SECOND_READER_MAY_HAVE_TEXT: 'true' }])
    expect(() => config({ ...env, ...address, MIO_SECOND_READER_MODEL: 'lm', ...said })).toThrow(/MIO_SECOND_READER_MAY_HAVE_TEXT.*"yes"/s);
  expect(() => config({ ...env, ...address, MIO_SECOND_READER_MAY_HAVE_TEXT: 'yes' })).toThrow(/MIO_SECOND_READER_MODEL/);
});

test('with the word of the administrator it is asked', () => {
  const given = config({ ...env, ...address, MIO_SECOND_READER_MODEL: 'lm', MIO_SECOND_READER_MAY_HAVE_TEXT: 'yes', MIO_SECOND_READER_MS: '3000' });
  expect(languageModelIn(given)).toEqual({ url: 'http://lm.house:8000/v1', model: 'lm', key: undefined, limitMs: 3000 });
});
