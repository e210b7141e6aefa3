import { type AddressInfo, createServer } from 'node:net';
import { QuestionReceived } from '@mio/contracts';
import { OpsServiceService } from '@mio/contracts/rpc/ops/v1/service';
import { defineFlow, documentKind, next, rowsFor } from '@mio/flow';
import { callsTo } from '@mio/rpc';
import { newMasterKey } from '@mio/sealing';
import { afterEach, expect, test } from 'vitest';
import { openHouse } from './house.ts';

const secret = 'a-house-secret-that-is-long-enough';
const { opensOn, opensCall } = rowsFor<{ count: number }>();
const count = ({ doc }: { doc: { count: number } | undefined }) => next({ count: (doc?.count ?? 0) + 1 });
const flow = defineFlow('casework', documentKind('tally', [opensOn(QuestionReceived, count), opensCall('count', count)]));

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('a service starts, is ready and takes commands while NATS is away, and shows that it is', async () => {
  const [MIO_NATS, MIO_HEALTH_PORT, MIO_GRPC_PORT] = [`nats://127.0.0.1:${await freePort()}`, await freePort(), await freePort()];
  const config = { MIO_STORE: 'sqlite::memory:', MIO_NATS, MIO_MASTER_KEY: newMasterKey('test'), MIO_HOUSE_SECRET: secret, MIO_GRPC_PORT };
  const house = await openHouse({
    service: 'casework',
    config: { ...config, MIO_HOST: '127.0.0.1', MIO_HEALTH_PORT, MIO_LOG: 'json', MIO_LOG_LEVEL: 'error' },
    flow,
  });
  closing.push(house.close);
  await house.register([`127.0.0.1:${await freePort()}`]);
  const runner = await house.run({});

  const health = (path: string) => fetch(`http://127.0.0.1:${MIO_HEALTH_PORT}${path}`);
  expect((await health('/health/ready')).status).toBe(200);
  expect(await (await health('/metrics')).text()).toMatch(/^mio_stream_connected\{.*\} 0$/m);
  expect(await runner.call('tally', 'c', { name: 'count', id: 'k', by: 'p', data: {} })).toEqual({ count: 1 });
  const ops = callsTo(OpsServiceService, { addresses: [`127.0.0.1:${MIO_GRPC_PORT}`], service: 'insight', audience: 'casework', secret });
  closing.unshift(async () => ops.close());
  expect(await ops.replay({ page: '', size: 0 }, { deadlineMs: 5_000 })).toMatchObject({ events: [] });
});
