import type { Register } from '@mio/contracts/rpc/directory/v1/service';
import type { Flow } from '@mio/flow';
import { NotFound } from '@mio/runtime';
import { flow as casework } from '../../services/casework/src/flow.ts';
import { flow as directory } from '../../services/directory/src/flow.ts';
import { flow as insight } from '../../services/insight/src/flow.ts';
import { flow as intake } from '../../services/intake/src/flow.ts';
import { createRosters } from '../../services/matching/src/adapters/roster.ts';
import { flow as matching } from '../../services/matching/src/flow.ts';
import { findRecipient } from '../../services/notification/src/adapters/find-recipient.ts';
import { flow as notification } from '../../services/notification/src/flow.ts';
import { flow as triage } from '../../services/triage/src/flow.ts';
import type { ReadQuestion } from '../../services/triage/src/read-question.ts';
import { answers, type MailServer, sendMail } from './mail-line.ts';
import type { Poison } from './poisoned.ts';
import type { Parts, ServicePlan } from './processes.ts';
import { randomFrom } from './random.ts';
import type { Owner } from './scheduler.ts';

export const flows: readonly Flow[] = [intake, triage, matching, casework, notification, insight, directory];

interface Address {
  readonly caseId: string;
  readonly mailId: string;
  readonly recipient: string;
}

interface Given {
  readonly seed: number;
  readonly register: Register;
  readonly server: MailServer;
  readonly poison: Poison;
}

/** The services with their own flows; what they read of each other and of texts are stand-ins that chance decides. */
export function servicePlans({ seed, register, server, poison }: Given): ServicePlan[] {
  const current = () => register;
  return [
    { flow: poison.of(intake), reads: () => ({}) },
    { flow: poison.of(triage), reads: (parts, { owner }) => ({ read: (caseId: string) => readText(parts, owner, caseId, seed) }) },
    { flow: poison.of(matching), reads: (_, { store, clock }) => createRosters({ register: { current } as never, store, clock }) },
    { flow: poison.of(casework), reads: () => ({ newCaseKey: () => 'wrapped' }) },
    {
      flow: poison.of(notification),
      reads: (parts, { owner }) => ({
        find: findRecipient({
          casework: { releaseAddress: (ask: Address) => releaseAddress(parts, owner, ask, seed) } as never,
          server: { answers: answers(parts, server, owner) } as never,
          register: current,
        }),
      }),
      effects: (parts, { owner }) => ({ sendMail: sendMail(parts, server, owner) }),
    },
    { flow: poison.of(insight), reads: () => ({}) },
    { flow: poison.of(directory), reads: () => ({}) },
  ];
}

const teams = ['c1', 'c2', 'c3', 'c4', 'sbo', 'hb'];
const topics = ['behaviour', 'autism', 'wellbeing', 'learning', 'speech', 'hearing', 'vision', 'gifted'];

/** What the model would make of a text: by the seed and the case, so that a second reading is the same. */
async function readText({ processes }: Parts, owner: Owner, caseId: string, seed: number): Promise<ReadQuestion> {
  const question = await processes.ask(owner, 'intake', (process) => process.runner.read('question', caseId));
  const random = randomFrom(seed, `text ${caseId}`);
  const order = [...teams].sort(() => random.next() - 0.5);
  const lead = order[0]!;
  const crisis = random.chance(0.05);
  const reading = {
    topics: [random.oneOf(topics)],
    sector: 'po',
    scope: 'pupil',
    urgency: crisis ? 'crisis' : random.chance(0.1) ? 'high' : 'normal',
    teams: order.map((team, i) => ({ team, probability: i === 0 ? 0.9 : 0.02 })),
    modelVersion: 'stand-in',
    caseKey: 'wrapped',
    words: '',
  };
  if (question === undefined) return { verdict: { kind: 'desk', reason: 'unreadable' }, reading };
  if (crisis) return { verdict: { kind: 'desk', reason: 'crisis' }, reading };
  if (random.chance(0.25)) return { verdict: { kind: 'desk', reason: random.chance(0.25) ? 'out_of_scope' : 'unsure' }, reading };
  return { verdict: { kind: 'route', lead, co: random.chance(0.3) ? [order[1]!] : [] }, reading };
}

/** Casework notes the access before it gives an address; every fifth asker left none. */
function releaseAddress({ processes }: Parts, owner: Owner, { caseId, mailId, recipient }: Address, seed: number) {
  return processes.ask(owner, 'casework', async ({ runner }) => {
    if (recipient !== 'asker') return { name: recipient, email: `${recipient}@example.org`, statusUrl: '' };
    if ((await runner.read('case', caseId)) === undefined) throw NotFound('no_case', 'no case');
    const number = Math.random().toString(36).slice(2);
    await runner.call('access', caseId, {
      name: 'noteAccess',
      id: `address ${mailId} ${number}`,
      by: 'notification',
      data: { caseId, what: 'address', purpose: mailId },
    });
    const email = randomFrom(seed, `asker ${caseId}`).chance(0.2) ? '' : 'asker@example.org';
    return { name: '', email, statusUrl: '' };
  });
}
