import { randomUUID } from 'node:crypto';
import { patientFetch } from './patient-fetch.ts';
import type { LabelledQuestion } from './questions.ts';
import type { Cast } from './region.ts';

/** A question that was answered with 202. */
export interface Asked {
  readonly caseId: string;
  readonly statusUrl: string;
  /** ms since 1970, when the 202 was in. */
  readonly at: number;
  readonly question: LabelledQuestion;
}

/** What the private link says, for programs. */
export interface Status {
  readonly state: string;
  readonly custodian: string;
  readonly expert: string;
  readonly outcome: string;
}

const patienceMs = 60_000;

/** Asks as the website does: JSON with an Idempotency-Key, again with the same key until there is an answer. */
export async function ask(intakes: readonly string[], question: LabelledQuestion, cast: Cast, number: number): Promise<Asked> {
  const response = await patientFetch(intakes, '/v1/questions', requestOf(question, cast, number), patienceMs);
  if (response.status !== 202) throw new Error(`question ${question.id} was refused (${response.status}): ${await response.text()}`);
  return askedFrom(response, question);
}

/** A request of its own, with a fresh Idempotency-Key. */
export function requestOf(question: LabelledQuestion, cast: Cast, number: number): RequestInit {
  const schools = cast.schools.filter(({ sector }) => sector === question.sector);
  const school = schools[number % Math.max(schools.length, 1)];
  const body = JSON.stringify({
    text: question.text,
    scope: question.scope,
    topic: question.topics[0] ?? 'unsure',
    role: question.role ?? 'anders',
    channel: 'web',
    ...(school === undefined ? {} : { schoolId: school.id }),
    ...(question.scope === 'pupil' ? { parentsInformed: 'yes' } : {}),
    contact: { name: `Vrager ${number}`, email: `vrager-${number}-${randomUUID().slice(0, 8)}@school.example` },
  });
  return { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body };
}

/** What a 202 tells. */
export async function askedFrom(response: Response, question: LabelledQuestion): Promise<Asked> {
  const { reference, statusUrl } = (await response.json()) as { reference: string; statusUrl: string };
  return { caseId: reference, statusUrl, at: Date.now(), question };
}

/** Looks by the private link, at any replica; undefined while the state cannot be had. */
export async function lookUp(intakes: readonly string[], { statusUrl }: Asked): Promise<Status | undefined> {
  const { pathname } = new URL(statusUrl);
  const response = await patientFetch(intakes, pathname, { headers: { accept: 'application/json' } }, patienceMs);
  if (response.status !== 200) throw new Error(`the private link answered ${response.status}`);
  const status = (await response.json()) as Status;
  return status.state === 'unknown' ? undefined : status;
}
