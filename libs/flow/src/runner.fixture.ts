import { CaseOpened, type Envelope, MatchNotFound, QuestionReceived, QuestionTriaged } from '@mio/contracts';
import { Rejected } from '@mio/runtime';
import { openSqlite } from '@mio/storage';
import { collectionsOf } from './collections.ts';
import { createDeliver } from './deliver.ts';
import { startDueTimes } from './due-times.ts';
import { defineFlow, documentKind, type Flow } from './flow.ts';
import type { DocumentStore, Outgoing } from './ports.ts';
import { causing, next, no, same } from './result.ts';
import { rowsFor, type StepInput } from './rows.ts';
import { createRunner } from './runner.ts';
import { createSaid } from './said.ts';
import { createStuck } from './stuck.ts';

/** A small document that counts, for tests of the runner. */
export interface Tally {
  readonly caseId: string;
  readonly count: number;
  readonly wakeAt?: string;
  readonly notes: readonly string[];
}

export const poison = 'poison';
const custodian = { kind: 'triage', id: '' };
const { opensOn, on, call, due } = rowsFor<Tally>();

const open = ({ doc, input }: StepInput<Tally | undefined, { caseId: string; schoolId: string }>) => {
  if (input.schoolId === poison) throw new Error('a poisoned step');
  return next<Tally>(doc ?? { caseId: input.caseId, count: 0, notes: [] }, CaseOpened({ caseId: input.caseId, schoolId: '', custodian }));
};
const count = ({ doc, input }: StepInput<Tally, { caseId: string }>) =>
  next<Tally>({ ...doc, count: doc.count + 1 }, MatchNotFound({ caseId: input.caseId, attempt: doc.count + 1, reason: 'x', decision: 0 }));
const note = ({ doc, input, by }: StepInput<Tally, { words: string; wakeAt?: string }>) => {
  if (input.words === '') return no(Rejected('empty', 'Leeg.'));
  const wake = input.wakeAt === undefined ? {} : { wakeAt: input.wakeAt };
  return causing(next<Tally>({ ...doc, ...wake, count: doc.count + 1, notes: [...doc.notes, `${by}: ${input.words}`] }), { name: 'ring', data: input.words });
};
const rung = ({ doc, input }: StepInput<Tally, string>) => next<Tally>({ ...doc, notes: [...doc.notes, input] });
const wake = ({ doc }: StepInput<Tally, string>) => {
  if (doc.notes.includes('never')) throw new Error('does not wake');
  if (doc.notes.includes('drowsy')) return same();
  const { wakeAt: _, ...awake } = doc;
  return next<Tally>({ ...awake, notes: [...doc.notes, 'woke'] });
};

export const flow = defineFlow(
  'test',
  documentKind<Tally>(
    'tally',
    [
      opensOn(QuestionReceived, open, { says: [CaseOpened] }),
      on(QuestionTriaged, count, { says: [MatchNotFound] }),
      call('note', note),
      call('rung', rung),
      due('wake', wake),
    ],
    { due: ({ wakeAt }) => ({ wake: wakeAt }), index: ({ count: n }) => ({ count: n }), indexes: ['count'], grows: ['notes'] },
  ),
);

export const openStore = (of: Flow = flow) => openSqlite({ path: ':memory:', collections: collectionsOf(of) });

interface Setting {
  readonly flow?: Flow;
  readonly reads?: unknown;
  readonly everyMs?: number;
}

/** One replica on a store; what it says is collected, what it rings comes back as a note. `flow` may be another than the tally's. */
export function replica(store: DocumentStore, at = { now: '2026-11-25T09:00:00.000Z' }, { flow: of = flow, reads = {}, everyMs = 3_600_000 }: Setting = {}) {
  const clock = { now: () => at.now };
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const published: Outgoing[] = [];
  const stuck = createStuck({ store, clock, log: quiet });
  const said = createSaid({ flow: of, store, clock });
  const effects = { ring: async (effect: { data: unknown }) => ({ call: 'rung', data: `rang ${String(effect.data)}` }) };
  const runner = createRunner({ flow: of, store, reads, effects, clock, log: quiet, stuck, say: (messages) => void published.push(...messages) });
  said.onMarked(runner.marked);
  const deliver = createDeliver({ flow: of, runner, stuck, log: quiet });
  const dues = startDueTimes({ flow: of, store, runner, stuck, deliver, clock, log: quiet, everyMs });
  return { runner, deliver, stuck, said, dues, published, at };
}

let numbers = 0;
export const event = (type: typeof QuestionReceived.type, data: object, number = ++numbers, document = 'intake/question/c'): Envelope => ({
  id: `${document}#${number}`,
  document,
  number,
  type,
  version: 1,
  at: '2026-11-25T08:59:00.000Z',
  caseId: 'c',
  by: 'intake',
  data,
});
export const received = (schoolId = 's', number?: number): Envelope =>
  event(
    QuestionReceived.type,
    { caseId: 'c', channel: 'web', schoolId, scope: 'pupil', topic: 'speech', role: 'ib', parentsInformed: '', reachable: false },
    number,
  );
export const triaged = (number?: number): Envelope =>
  event(
    QuestionTriaged.type,
    {
      caseId: 'c',
      schoolId: '',
      lead: 'c2',
      probability: 1,
      co: [],
      topics: [],
      sector: '',
      scope: '',
      urgency: 'normal',
      decidedBy: 'desk',
      modelVersion: '',
      decision: 1,
    },
    number,
    'triage/triage/c',
  );
