import { expect } from 'vitest';
import { startRelay } from './relay.ts';
import type { RelayMemory, SaidSource } from './relay-face.ts';
import type { EventStream } from './stream-face.ts';
import { clock, createMemory, createOwner, event, type House, has, idsIn, log, range, until, withServer } from './test-house.ts';
import { copyDir } from './test-server.ts';

function relayOf({ later }: House, stream: EventStream, memory: RelayMemory, said: SaidSource) {
  const relay = startRelay({ stream, log, clock, memory, said, sweepEveryMs: 40 });
  later(() => relay.stop());
  return relay;
}

async function settled(house: House, count: number) {
  const stream = await house.open();
  const owner = createOwner();
  const { memory, state } = createMemory();
  const relay = relayOf(house, stream, memory, owner.source);
  await relay.say(owner.commit(...range(1, count).map((number) => event(number))));
  await until(() => (state()?.anchors[0]?.sequence ?? 0) >= count);
  return { stream, owner, memory, state, relay };
}

withServer('what is said is in the stream, in order, and noted as out', async (house) => {
  const { stream, owner, relay } = await settled(house, 50);
  expect(await idsIn(stream)).toEqual(owner.ids());
  expect(owner.ids().every(owner.isOut)).toBe(true);
  expect(relay.backlog()).toBe(0);
});

withServer('what is said while the server is away follows when it is back', async (house) => {
  const { stream, owner, relay } = await settled(house, 5);
  await house.server.kill();
  await relay.say(owner.commit(event(6), event(7)));
  expect(owner.isOut(event(6).id)).toBe(false);
  await house.server.start();
  await until(() => owner.ids().every(owner.isOut));
  expect(await has(stream, owner.ids())).toBe(true);
});

withServer('a wiped store gets everything again, from two replicas at once', async (house) => {
  const { stream, owner, memory, state } = await settled(house, 60);
  relayOf(house, await house.open(), memory, owner.source);
  const { created } = await stream.facts();
  await house.server.kill();
  await house.server.wipe();
  await house.server.start();
  await until(() => has(stream, owner.ids()));
  await until(() => state()?.created !== created && state()?.replay === undefined);
});

withServer('a stream deleted behind our back, without a reconnect, gets everything again', async (house) => {
  const { stream, owner, relay } = await settled(house, 30);
  await (await house.manager()).streams.delete('MIO');
  await relay.say(owner.commit(event(31)));
  await until(() => has(stream, owner.ids()));
});

withServer('a purged stream gets everything again, though the server still remembers the ids', async (house) => {
  const { stream, owner } = await settled(house, 30);
  await (await house.manager()).streams.purge('MIO');
  await until(() => has(stream, owner.ids()));
});

withServer('a stream that was cut back gets everything again, though others have taken its sequences meanwhile', async (house) => {
  const { server } = house;
  const { stream, owner, relay, state } = await settled(house, 20);
  await server.stop();
  await copyDir(server.messagesDir('MIO'), `${server.messagesDir('MIO')}.older`);
  await server.start();
  await relay.say(owner.commit(...range(21, 70).map((number) => event(number))));
  await until(() => (state()?.anchors[0]?.sequence ?? 0) >= 70);
  await server.stop();
  await server.removeMessages('MIO');
  await copyDir(`${server.messagesDir('MIO')}.older`, server.messagesDir('MIO'));
  await server.start();
  await Promise.allSettled(range(1, 100).map((number) => stream.publish(event(number, 'another'))));
  await until(() => has(stream, owner.ids()));
});

withServer('a relay that dies in mid-replay is resumed from its cursor', async (house) => {
  const { stream, owner, memory, relay, state } = await settled(house, 100);
  await relay.stop();
  await house.server.kill();
  await house.server.wipe();
  await house.server.start();
  await until(() => stream.facts().catch(() => undefined));

  const dead = Promise.withResolvers<void>();
  relayOf(
    house,
    stream,
    frozenAfter(memory, dead.promise),
    watched(owner.source, (cursor) => (cursor === '30' ? dead.promise : undefined)),
  );
  house.later(async () => dead.resolve());
  await until(() => state()?.replay?.cursor !== undefined);

  const asked: (string | undefined)[] = [];
  relayOf(
    house,
    await house.open(),
    memory,
    watched(owner.source, (cursor) => void asked.push(cursor)),
  );
  await until(() => has(stream, owner.ids()));
  await until(() => state()?.replay === undefined);
  expect(asked[0]).toBeDefined();
});

withServer('a server that is killed and wiped in mid-replay gets everything again', async (house) => {
  const { server } = house;
  const { stream, owner, memory, relay } = await settled(house, 100);
  await relay.stop();
  await server.kill();
  await server.wipe();
  await server.start();
  let kills = 0;
  const again = async () => {
    if (kills++ > 0) return;
    await server.kill();
    await server.wipe();
    await server.start();
  };
  relayOf(
    house,
    stream,
    memory,
    watched(owner.source, (cursor) => (cursor === '50' ? again() : undefined)),
  );
  await until(() => kills > 0);
  await until(() => has(stream, owner.ids()));
});

withServer('a restart without loss says only the last minute again, and stores none of it twice', async (house) => {
  const { stream, owner, state } = await settled(house, 20);
  const before = state()?.serverId;
  await house.server.kill();
  await house.server.start();
  await until(() => ![before, undefined].includes(state()?.serverId));
  expect(await idsIn(stream)).toEqual(owner.ids());
});

/** The owner, with something happening before a page. */
function watched(source: SaidSource, before: (cursor: string | undefined) => Promise<void> | undefined): SaidSource {
  return {
    ...source,
    since: async (time, cursor) => {
      await before(cursor);
      return source.since(time, cursor);
    },
  };
}

/** A dead process writes no more. */
function frozenAfter(memory: RelayMemory, dead: Promise<void>): RelayMemory {
  let frozen = false;
  void dead.then(() => {
    frozen = true;
  });
  return { load: memory.load, save: async (state) => (frozen ? undefined : memory.save(state)) };
}
