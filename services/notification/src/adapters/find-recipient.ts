import type { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import type { Register } from '@mio/contracts/rpc/directory/v1/service';
import { type DocumentStore, documentId, readHead } from '@mio/flow';
import type { Calls } from '@mio/rpc';
import { isFailure } from '@mio/runtime';
import { type Mail, teamOf } from '../domain/mail.ts';
import { type Found, isMailbox } from '../domain/recipient.ts';
import type { MailServer } from './mail-server.ts';
import { noLimit, type Slots } from './slots.ts';

export interface Sources {
  readonly casework: Pick<Calls<typeof CaseworkServiceService>, 'releaseAddress'>;
  readonly server: MailServer;
  readonly register: () => Register;
  readonly slots?: Slots;
  /** Whether the mail still waits, as committed now. */
  readonly isQueued?: (mailId: string) => Promise<boolean>;
}

const deadlineMs = 2_000;

/**
 * The address is asked for last, so that casework releases none for a mail that could not leave anyway. Who gets an address
 * has a slot until its outcome is committed. At its due time a mail waits a while for its slot; `atOnce` it does not.
 */
export function findRecipient({ casework, server, register, slots = noLimit, isQueued = async () => true }: Sources) {
  async function find(mail: Mail, { atOnce }: { atOnce: boolean }): Promise<Found> {
    const known = register();
    const person = personOf(mail, known);
    if (person === '') return { kind: 'nobody', why: 'team_without_coordinator' };
    await server.answers();
    if (!(atOnce ? slots.takeFree(mail.id) : await slots.take(mail.id))) return { kind: 'noSlot' };
    let leaves = false;
    try {
      // While it waited another replica may have sent it; the runner looks again and finds nothing left to do.
      if (!atOnce && !(await isQueued(mail.id))) return { kind: 'noSlot' };
      const found = await addressOf(mail, person, known);
      leaves = found.kind === 'address';
      return found;
    } finally {
      if (!leaves) slots.free(mail.id);
    }
  }

  async function addressOf(mail: Mail, person: string, known: Register): Promise<Found> {
    const released = await casework
      .releaseAddress({ caseId: mail.caseId, mailId: mail.id, recipient: person, attempt: mail.tries + 1 }, { deadlineMs })
      .catch(noSuchPerson);
    if (released === undefined) return { kind: 'nobody', why: 'not_found' };
    if (released.email === '') return mail.recipient === 'asker' ? { kind: 'noAddress' } : { kind: 'nobody', why: 'staff_without_address' };
    if (!isMailbox(released.email)) return { kind: 'nobody', why: 'address_not_usable' };
    const names = { recipient: released.name, expert: nameOf(known, mail.expertId), team: teamName(known, mail.team), statusUrl: released.statusUrl };
    return { kind: 'address', person, email: released.email, names };
  }
  return (mail: Mail, how = { atOnce: false }): Promise<Found> => find(mail, how).catch(waitOrThrow);
}

function waitOrThrow(error: unknown): Found {
  if (isFailure(error, 'unavailable') || isFailure(error, 'conflict')) return { kind: 'wait' };
  throw error;
}

function noSuchPerson(error: unknown): undefined {
  if (isFailure(error, 'notFound')) return undefined;
  throw error;
}

function personOf({ recipient }: Mail, { teams }: Register): string {
  const team = teamOf(recipient);
  return team === undefined ? recipient : (teams.find(({ id }) => id === team)?.coordinatorId ?? '');
}

const nameOf = ({ people }: Register, person: string): string => people.find(({ id }) => id === person)?.name ?? '';
const teamName = ({ teams }: Register, team: string): string => teams.find(({ id }) => id === team)?.name ?? '';

export const isQueuedIn =
  (store: DocumentStore) =>
  async (mailId: string): Promise<boolean> => {
    const stored = await store.get('mail', documentId('notification', 'mail', mailId));
    return stored !== undefined && (readHead(stored).state as Mail | null)?.state === 'queued';
  };
