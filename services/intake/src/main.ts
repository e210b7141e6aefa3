import { setTimeout as wait } from 'node:timers/promises';
import { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import { unsaidDocuments } from '@mio/flow';
import { readConfig } from '@mio/runtime';
import { openHouse, type RegisterSnapshot, runAsProcess } from '@mio/service';
import type { FastifyInstance } from 'fastify';
import { askStatusFrom } from './adapters/case-status.ts';
import { httpServer } from './adapters/http/server.ts';
import { privateLinks } from './adapters/private-links.ts';
import { watchRoom } from './adapters/room.ts';
import { intakeCalls } from './adapters/rpc.ts';
import { schoolsOf } from './adapters/schools.ts';
import { openWordWith, sealWordsWith } from './adapters/sealed-words.ts';
import { createSecrets } from './adapters/secrets.ts';
import { takeInWith } from './adapters/take-in.ts';
import { config } from './config.ts';
import { flow } from './flow.ts';

/** Starts intake; resolves when questions can be asked. */
export async function start(env: NodeJS.ProcessEnv = process.env) {
  const settings = readConfig(config, env);
  const house = await openHouse({ service: 'intake', config: settings, flow });
  const { log, sealer, store } = house;
  const register = await house.register(settings.MIO_DIRECTORY);
  const casework = house.calls(CaseworkServiceService, 'casework', settings.MIO_CASEWORK);
  const secrets = createSecrets(house.deriveKey);
  const links = privateLinks(secrets, settings.MIO_PUBLIC_URL);

  const open = openWordWith(sealer);
  let door: FastifyInstance | undefined;
  house.addCheck('door', () => door?.server.listening === true);
  const runner = await house.run({ whoIs: register.whoIs, handlers: ({ runner }) => [intakeCalls({ runner, store, open, links })] });
  const room = watchRoom({ unsaid: () => unsaidDocuments(flow, store), most: settings.MIO_MOST_UNSAID, log });
  house.onClose('room', () => room.stop());
  door = await httpServer({
    log,
    runner,
    links,
    publicUrl: settings.MIO_PUBLIC_URL,
    ratePerMinute: settings.MIO_RATE_LIMIT,
    trustedProxies: settings.MIO_TRUSTED_PROXIES,
    schools: schoolsOf(register),
    askStatus: askStatusFrom(casework, log),
    takeIn: takeInWith({ runner, secrets, seal: sealWordsWith(sealer), room, log }),
  });
  await untilKnown(register);
  await door.listen({ port: settings.MIO_HTTP_PORT, host: settings.MIO_HTTP_HOST });
  house.onClose('door', () => door?.close());
  return { ...house, door, runner };
}

/** Without the register no school could be chosen; once known, the last one is kept whatever happens to the directory. */
async function untilKnown(register: RegisterSnapshot): Promise<void> {
  for (;;) {
    try {
      return void register.current();
    } catch {
      await wait(100);
    }
  }
}

if (import.meta.main) await runAsProcess(start);
