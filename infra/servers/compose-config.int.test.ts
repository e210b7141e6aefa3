import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { composeConfig, composeFaults, validateCompose } from './compose-config.ts';
import { orSkip } from './had.ts';

const textOf = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

test('docker compose understands docker-compose.yml, and the house rules hold in it', async (context) => {
  const services = await orSkip(context, composeConfig);
  await validateCompose();
  const ours = Object.entries(services).filter(([, { environment }]) => environment?.['SERVICE']);
  expect(ours.map(([name]) => name).sort()).toEqual(['casework', 'directory', 'insight', 'intake', 'matching', 'notification', 'portal', 'triage']);
  expect(ours.filter(([name, { environment }]) => environment?.['SERVICE'] !== name)).toEqual([]);
  const doors = Object.values(services).flatMap(({ ports = [] }) => ports.map(({ published }) => published));
  expect(doors.sort()).toEqual(['8025', '8080', '8081', '8089']);
}, 120_000);

test('every service takes the settings that docker-compose.yml gives it', async (context) => {
  const services = await orSkip(context, composeConfig);
  for (const { environment = {} } of Object.values(services).filter((service) => service.environment?.['SERVICE'])) {
    // By address: what infra imports by name it would be built on.
    const file = new URL(`../../services/${environment['SERVICE']}/src/config.ts`, import.meta.url).href;
    const { config } = (await import(file)) as { config: ((env: object) => object) | { parse(env: object): object } };
    const read = () => (typeof config === 'function' ? config(environment) : config.parse(environment));
    expect(read, environment['SERVICE'] ?? '').not.toThrow();
  }
}, 120_000);

test('a door to other machines, a missing health check and a wait without health are named', () => {
  const services = {
    open: { image: 'x', ports: [{ published: '80', target: 80 }], depends_on: { other: { condition: 'service_started' } } },
    other: { image: 'x', healthcheck: { test: ['CMD', 'true'] } },
  };
  expect(composeFaults(services)).toEqual(['open has no health check', 'open opens 80 to other machines', 'open does not wait until other is healthy']);
});

test('everybody in the demo region can sign in, under the id of the register', async () => {
  const register = await textOf('services/directory/region/demo.yaml');
  const registered = [...register.matchAll(/^ {2}- \{ id: (p-[\w-]+),.* email: ([^,]+),/gm)].map(([, id, email]) => `${id} ${email}`);
  const { users } = JSON.parse(await textOf('infra/keycloak/realm.json')) as { users: { id: string; username: string }[] };
  expect(registered.length).toBeGreaterThan(0);
  expect(users.map(({ id, username }) => `${id} ${username}`)).toEqual(registered);
});
