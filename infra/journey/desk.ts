import { setTimeout as pause } from 'node:timers/promises';
import type { Asked } from './asker.ts';
import { crowd } from './crowd.ts';
import type { Session } from './staff.ts';
import type { Stage } from './stage.ts';

/** The list shows a decided case until the decision has arrived; nobody decides the same again at once. */
const remembersMs = 10_000;

/** The people of the triage desk take what lies there, read it and decide as the label says. */
export async function playDesk(stage: Stage): Promise<void> {
  const people = stage.options.cast.withRole('desk');
  const decidedAt = new Map<string, number>();
  for (let turn = 0; !stage.over; turn++) {
    const session = await stage.staff.as(people[turn % people.length]!);
    const listed = (await casesAtDesk(session)).flatMap((caseId) => stage.asked.get(caseId) ?? []);
    const found = listed.filter(({ caseId }) => Date.now() - (decidedAt.get(caseId) ?? 0) > remembersMs);
    for (const { caseId } of found) stage.seenAtDesk.add(caseId);
    await crowd(found, 4, async (asked) => {
      await decide(stage, session, asked);
      decidedAt.set(asked.caseId, Date.now());
    });
    await pause(300);
  }
}

async function casesAtDesk(session: Session): Promise<string[]> {
  const { html } = await session.page('/triagetafel');
  return [...new Set([...html.matchAll(/href="\/triagetafel\/(MIO-[A-Z0-9-]+)"/g)].map(([, caseId]) => caseId!))];
}

async function decide(stage: Stage, session: Session, { caseId, question }: Asked): Promise<void> {
  const path = `/triagetafel/${caseId}`;
  const { html, status } = await session.page(`${path}/vraag`);
  // Somebody else decided meanwhile.
  if (status !== 200 || !html.includes(`action="${path}"`)) return;
  const decision = question.lead === 'none' ? 'out_of_scope' : question.lead;
  const { status: done } = await session.submit(html, path, { 'besluit-keuze': decision });
  if (done >= 400 && done !== 409 && done !== 404 && done !== 422) throw new Error(`the desk's decision on ${caseId} answered ${done}`);
  if (done < 400 && decision === 'out_of_scope') stage.outOfScope.add(caseId);
}
