import { randomBytes } from 'node:crypto';
import { CaseOffered, QuestionReceived, QuestionTriaged, TeamMatched } from '@mio/contracts';
import { subjectsOf } from '@mio/flow';
import { flows } from '../stores.ts';
import { type Message, messageOf } from './events.ts';

/** A message that nobody can take. */
export interface Poisoned {
  readonly message: Message;
  /** How its dead letters name it; empty where it cannot be read. */
  readonly input: string;
  /** The services in which it must end as a dead letter. */
  readonly parkedBy: readonly string[];
}

const takers = (subject: string): string[] => flows.filter((flow) => subjectsOf(flow).includes(subject)).map(({ service }) => service);

/** Bytes that are no event at all. */
function unreadable(number: number): Poisoned {
  const { subject } = [QuestionReceived, QuestionTriaged, TeamMatched, CaseOffered][number % 4]!;
  const bytes = Buffer.concat([Buffer.from([0xff, 0xff]), randomBytes(40)]);
  return { message: { id: `poison-${number}`, subject, bytes }, input: '', parkedBy: takers(subject) };
}

/** A good envelope about a healthy case, around data that lacks what must be there. */
function broken(number: number, caseId: string): Poisoned {
  const kind = QuestionTriaged;
  const data = { ...kind.decode(new Uint8Array()), caseId };
  const message = messageOf(kind, { document: `triage/triage/poison-${number}`, number: 1, caseId, at: new Date().toISOString() }, data);
  return { message, input: `${kind.type} ${message.id}`, parkedBy: takers(kind.subject) };
}

/** It can be read, but does not tell when it was said: notification's clock, counted from then, throws. */
function throwing(number: number): Poisoned {
  const kind = CaseOffered;
  const caseId = `POISON-${number}`;
  const data = { ...kind.decode(new Uint8Array()), caseId, offerId: 'o1', team: 'c2', custodian: { kind: 'team', id: 'c2' } };
  const message = messageOf(kind, { document: `casework/case/${caseId}`, number: 1, caseId, at: undefined as never }, data);
  return { message, input: `${kind.type} ${message.id}`, parkedBy: ['notification'] };
}

/** Each kind in turn. `healthy`: a case that is none the worse for it. */
export function poisoned(number: number, healthy: string): Poisoned {
  return [unreadable, broken, throwing][number % 3]!(number, healthy);
}
