import { expect, test } from 'vitest';
import { config } from './config.ts';

const env = {
  MIO_STORE: 'sqlite::memory:',
  MIO_NATS: 'nats://127.0.0.1:4222',
  MIO_MASTER_KEY: 'k1:x',
  MIO_HOUSE_SECRET: 's'.repeat(32),
  MIO_GRPC_PORT: '0',
  MIO_HEALTH_PORT: '0',
  MIO_DIRECTORY: '127.0.0.1:1',
};

test('nothing is exported unless brokers are named', () => {
  expect(config(env).MIO_KAFKA).toBeUndefined();
  expect(config({ ...env, MIO_KAFKA: '' }).MIO_KAFKA).toBeUndefined();
  expect(config({ ...env, MIO_KAFKA: 'a:9092, b:9092' })).toMatchObject({ MIO_KAFKA: ['a:9092', 'b:9092'], MIO_KAFKA_TOPIC: 'mio.events' });
});

test('brokers and topic that cannot be are named together', () => {
  expect(() => config({ ...env, MIO_KAFKA: 'kafka', MIO_KAFKA_TOPIC: 'mio events' })).toThrow(/MIO_KAFKA\b[\s\S]*MIO_KAFKA_TOPIC/);
});
