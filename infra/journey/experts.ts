import { setTimeout as pause } from 'node:timers/promises';
import { crowd } from './crowd.ts';
import { caseOf, isForTeam, isOffer, type ReceivedMail, readMails } from './mailbox.ts';
import type { Stage } from './stage.ts';

/** One in so many first offers is rejected, so that every run has some that go on to another team. */
const rejectOneIn = 12;

/** Reads the experts' mail and answers each offer: most are accepted, some rejected with a reason. */
export async function playExperts(stage: Stage): Promise<void> {
  const answered = new Set<string>();
  while (!stage.over) {
    const fresh = (await readMails(stage.options.addresses.mail)).filter(
      (mail) => isOffer(mail) && stage.asked.has(caseOf(mail)) && !answered.has(mail.mailId),
    );
    await crowd(fresh, 6, async (mail) => {
      answered.add(mail.mailId);
      noteOffer(stage, mail);
      if (!isForTeam(mail)) await answerMail(stage, mail);
    });
    await pause(200);
  }
}

/** Experts whose mail never came find their offers in the portal. */
export async function lookInPortal(stage: Stage): Promise<void> {
  for (const personId of stage.options.cast.withRole('expert')) {
    const { html } = await (await stage.staff.as(personId)).page('/?lijst=offered');
    const offered = new Set([...html.matchAll(/href="\/casus\/(MIO-[A-Z0-9-]+)"/g)].map(([, caseId]) => caseId!));
    for (const caseId of offered) if (stage.asked.has(caseId)) await answer(stage, caseId, personId);
  }
}

function noteOffer({ firstOffers, seenAtDesk, routed }: Stage, mail: ReceivedMail): void {
  const caseId = caseOf(mail);
  if (!firstOffers.has(caseId)) firstOffers.set(caseId, Date.parse(mail.at));
  if (!seenAtDesk.has(caseId)) routed.add(caseId);
}

async function answerMail(stage: Stage, mail: ReceivedMail): Promise<void> {
  const personId = stage.options.cast.byEmail(mail.to);
  if (personId === undefined) throw new Error(`a mail went to ${mail.to}, who is not in the register`);
  // One that comes late is about what its reader found in the portal long ago.
  if (!stage.accepted.has(caseOf(mail))) await answer(stage, caseOf(mail), personId);
}

async function answer(stage: Stage, caseId: string, personId: string): Promise<void> {
  const session = await stage.staff.as(personId);
  const { html, status } = await session.page(`/casus/${caseId}/vraag`);
  if (status !== 200) throw new Error(`the offered expert was refused the question of ${caseId} (${status})`);
  const reject = !stage.rejected.has(caseId) && number(caseId) % rejectOneIn === 0;
  const action = `/casus/${caseId}/${reject ? 'afwijzen' : 'aannemen'}`;
  const { status: done } = await session.submit(html, action, reject ? { reden: 'not_for_us', toelichting: 'Dit hoort beter bij een ander team.' } : {});
  if (done >= 400) throw new Error(`${action} answered ${done}`);
  (reject ? stage.rejected : stage.accepted).add(caseId);
}

/** The same case is treated the same in every run of a system, whatever its order. */
const number = (caseId: string): number => [...caseId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
