import { setTimeout as pause } from 'node:timers/promises';
import { type Asked, ask, lookUp, type Status } from './asker.ts';
import { crowd } from './crowd.ts';
import { playDesk } from './desk.ts';
import { lookInPortal, playExperts } from './experts.ts';
import { readMails } from './mailbox.ts';
import { createStaff } from './staff.ts';
import type { PlayOptions, Stage } from './stage.ts';

/** What the players did and saw, by the doors that people use. */
export interface Played {
  readonly asked: readonly Asked[];
  /** Where each case ended, by its private link. */
  readonly ends: ReadonlyMap<string, Status | undefined>;
  /** Cases that lay on the triage desk. */
  readonly seenAtDesk: ReadonlySet<string>;
  /** Cases that were offered before they ever lay on the desk. */
  readonly routed: ReadonlySet<string>;
  readonly accepted: ReadonlySet<string>;
  readonly rejected: ReadonlySet<string>;
  readonly outOfScope: ReadonlySet<string>;
  readonly firstOffers: ReadonlyMap<string, number>;
}

/** Asks every question and plays the experts and the desk until everything is settled or patience ends. */
export async function play(options: PlayOptions): Promise<Played> {
  const stage: Stage = {
    options,
    staff: createStaff(options.addresses.portal),
    asked: options.asked ?? new Map(),
    seenAtDesk: new Set(),
    routed: new Set(),
    accepted: new Set(),
    rejected: new Set(),
    outOfScope: new Set(),
    firstOffers: new Map(),
    over: false,
  };
  // A stuck player must not hang the whole play; its error is the play's error.
  const players = Promise.all([playExperts(stage), playDesk(stage)]);
  players.catch(() => (stage.over = true));
  await askAll(stage);
  const ends = await untilSettled(stage);
  stage.over = true;
  await players;
  return { ...stage, asked: [...stage.asked.values()], ends };
}

async function askAll(stage: Stage): Promise<void> {
  const { questions, rate, addresses, cast, progress } = stage.options;
  const begin = Date.now();
  const ofAll = Array.isArray(questions) ? ` van ${questions.length}` : '';
  const numbered = Iterator.from(questions).map((question, number) => [number, question] as const);
  await crowd(numbered, rate > 0 ? 64 : 8, async ([number, question]) => {
    if (rate > 0) await pause(Math.max(0, begin + (number * 1000) / rate - Date.now()));
    const asked = await ask(addresses.intake, question, cast, number);
    stage.asked.set(asked.caseId, asked);
    if (stage.asked.size % 50 === 0) progress(`${stage.asked.size}${ofAll} vragen gesteld`);
  });
}

/** Rest positions: somebody accepted it, a team's queue has it, or it was closed. */
const isSettled = (status: Status | undefined): boolean =>
  status !== undefined && (status.state === 'accepted' || status.state === 'closed' || (status.state === 'offered' && status.expert === ''));

async function untilSettled(stage: Stage): Promise<Map<string, Status | undefined>> {
  const ends = new Map<string, Status | undefined>();
  const { addresses, progress, patienceMs } = stage.options;
  const end = Date.now() + patienceMs;
  let settledAt = 0;
  let movedAt = Date.now();
  for (let shown = ''; ; await pause(500)) {
    const open = [...stage.asked.values()].filter(({ caseId }) => !isSettled(ends.get(caseId)));
    await crowd(open, 8, async (asked) => void ends.set(asked.caseId, await lookUp(addresses.intake, asked).catch(() => undefined)));
    const left = [...stage.asked.keys()].filter((caseId) => !isSettled(ends.get(caseId)));
    const line = `${stage.asked.size - left.length} van ${stage.asked.size} vragen op hun plek`;
    if (line !== shown) progress(line);
    if (line !== shown) movedAt = Date.now();
    shown = line;
    if (left.length > 0 && Date.now() - movedAt > quietMs) {
      await lookInPortal(stage);
      movedAt = Date.now();
    }
    if (left.length === 0 && settledAt === 0) settledAt = Date.now();
    if ((left.length === 0 && (await mailsAreQuiet(stage, settledAt))) || Date.now() > end || stage.over) return ends;
  }
}

/** The last mails are on their way for a moment; one that nobody will ever send (its outcome is unknown) must not hold up the end. */
const quietMs = 8_000;

/** Each acceptance brings the asker a mail: waits for all of them, or until none came for a while. */
async function mailsAreQuiet({ options, accepted, asked }: Stage, settledAt: number): Promise<boolean> {
  const mails = await readMails(options.addresses.mail);
  const told = new Set(mails.flatMap(({ mailId }) => (mailId.endsWith(':accepted') ? [mailId.split(':')[0]] : [])));
  const allTold = [...accepted].filter((caseId) => asked.has(caseId)).every((caseId) => told.has(caseId));
  const last = Math.max(settledAt, ...mails.map(({ at }) => Date.parse(at)));
  return allTold || Date.now() - last > quietMs;
}
