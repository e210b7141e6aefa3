import { collectionsOf, createRunner, createStuck, type DocumentStore, type Outgoing } from '@mio/flow';
import { createLog, systemClock } from '@mio/runtime';
import { createSealer, deriveKey, newMasterKey, parseMasterKeys } from '@mio/sealing';
import { openStore } from '@mio/storage';
import type { AskStatus } from '../adapters/case-status.ts';
import { httpServer } from '../adapters/http/server.ts';
import { privateLinks } from '../adapters/private-links.ts';
import type { Room } from '../adapters/room.ts';
import { type School, schoolsOf } from '../adapters/schools.ts';
import { openWordWith, sealWordsWith } from '../adapters/sealed-words.ts';
import { createSecrets } from '../adapters/secrets.ts';
import { takeInWith } from '../adapters/take-in.ts';
import type { Question } from '../domain/question.ts';
import { flow } from '../flow.ts';

export const publicUrl = 'https://vraag.example.org';
export const school: School = { id: 's-natte-laars', name: 'Basisschool De Natte Laars', place: 'Reigersluis' };

export const register = {
  region: 'Waterlanden',
  teams: [],
  experts: [],
  people: [],
  municipalities: [{ id: 'm-reigersluis', name: school.place, minutesTo: {} }],
  schools: [{ id: school.id, name: school.name, schoolCode: '99AC', kind: 'regular', sector: 'po', municipalityId: 'm-reigersluis' }],
};

interface Wishes {
  readonly ratePerMinute?: number;
  readonly askStatus?: AskStatus;
  readonly room?: (store: DocumentStore) => Room;
}

/** The door on a real store in memory, without a stream: what would be said and what is logged are kept to look at. */
export async function openDoor({ ratePerMinute = 1_000_000, askStatus = async () => 'none', room: roomIn = alwaysRoom }: Wishes = {}) {
  const lines: string[] = [];
  const said: Outgoing[] = [];
  const log = createLog({ service: 'intake', level: 'debug', pretty: false, to: { write: (line) => lines.push(line) } });
  const store = await openStore('sqlite::memory:', { name: 'intake', collections: collectionsOf(flow) });
  const room = roomIn(store);
  const masterKeys = parseMasterKeys(newMasterKey('test'));
  const sealer = createSealer({ masterKeys });
  const secrets = createSecrets((purpose) => deriveKey(masterKeys[0]!.key, purpose));
  const links = privateLinks(secrets, publicUrl);
  const runner = createRunner({
    flow,
    store,
    reads: {},
    effects: {},
    clock: systemClock,
    log,
    stuck: createStuck({ store, clock: systemClock, log }),
    say: (messages) => void said.push(...messages),
  });
  const app = await httpServer({
    log,
    runner,
    links,
    publicUrl,
    ratePerMinute,
    askStatus,
    schools: schoolsOf({ current: () => register }),
    takeIn: takeInWith({ runner, secrets, seal: sealWordsWith(sealer), room, log }),
  });
  return {
    app,
    lines,
    said,
    store,
    runner,
    links,
    secrets,
    open: openWordWith(sealer),
    post: (payload: unknown, headers: Record<string, string> = {}) =>
      app.inject({
        method: 'POST',
        url: '/v1/questions',
        payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    form: (fields: Record<string, string>, url = '/vraag') =>
      app.inject({ method: 'POST', url, payload: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    question: (caseId: string) => runner.read<Question>('question', caseId),
    async cases() {
      return store.count({ collection: 'question', index: 'saidAt', from: '' });
    },
    async close() {
      room.stop();
      await app.close();
      await runner.idle();
      await store.close();
    },
  };
}

const alwaysRoom = (): Room => ({ check() {}, stop() {} });
