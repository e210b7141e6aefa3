import type { Status } from '../journey/asker.ts';
import type { OutsideOutcome } from '../journey/outcome.ts';
import type { Played } from '../journey/play.ts';
import type { DocumentFaults } from './check-documents.ts';
import type { DoneFault } from './do-faults.ts';
import type { MidReplay } from './mid-replay.ts';
import { mixedWith, recoveries } from './recovery.ts';
import type { FullDisk } from './surroundings.ts';

export interface Storm {
  readonly played: Played;
  readonly done: readonly DoneFault[];
  readonly outcome: OutsideOutcome;
  readonly documents: DocumentFaults;
  readonly replays: MidReplay;
  readonly mailsDropped: number;
  readonly fullDisks: readonly FullDisk[];
}

/** A person must have a mail of which nobody knows anything within so many seconds. */
const withPersonWithinS = 60;
/** SMTP transactions that one crash of notification may leave in doubt. */
const mostInDoubt = 4;

/** All figures of a run. */
export function figuresOf({ played, done, outcome, documents, replays, mailsDropped, fullDisks }: Storm) {
  const of = (...whats: DoneFault['what'][]) => done.filter(({ what }) => whats.includes(what));
  const crashes = [...of('kill').map(({ name }) => name.replace('kill ', '')), ...replays.killedProcesses()];
  const killed = of('kill', 'kill nats');
  const mixed = mixedWith(played, killed, of('wipe nats', 'cut back', 'cut link', 'fill disk'));
  const clean = killed.filter((fault) => !mixed.includes(fault));
  const kills = recoveries(played, clean.length > 0 ? clean : killed);
  const wipes = recoveries(played, of('wipe nats', 'cut back'));
  // These last for a while: what counts is how soon it works again when they are over.
  const links = recoveries(played, of('cut link').map(whenOver));
  const disks = recoveries(played, of('fill disk').map(whenOver));
  const others = recoveries(played, [...of('stop').map(whenOver), ...of('drop mail')]);
  const besides = recoveries(played, mixed);
  return {
    kills: of('kill', 'kill nats').length + replays.killedProcesses().length,
    wipes: of('wipe nats').length,
    cutBacks: of('cut back').length,
    killedInReplay: replays.killed(),
    resumedReplays: replays.resumed(),
    stops: of('stop').length,
    linkCuts: of('cut link').length,
    mailsDropped,
    disksFull: fullDisks.length,
    asked: outcome.asked,
    accepted: outcome.accepted,
    queued: outcome.queued,
    outOfScope: outcome.outOfScope,
    rejected: outcome.rejected,
    lost: Math.max(outcome.lost, documents.lost.length),
    lostMails: documents.lostMails.length,
    doubleMails: outcome.doubleMails,
    unknownMails: documents.unknown.ids.length,
    unknownMailsAllowed: mostInDoubt * crashes.filter((name) => name.startsWith('notification')).length + mailsDropped,
    unknownWithoutPerson: documents.unknown.withoutPerson.length,
    unknownSlowestS: documents.unknown.slowestS,
    custodyViolations: outcome.custodyViolations + documents.custody.length,
    traceViolations: documents.trace.length,
    unhandledEvents: documents.unhandled.length,
    leftovers: documents.leftovers.length,
    numberFaults: documents.numbers.length,
    figureDifferences: documents.figures.length,
    unrecovered: [kills, wipes, links, disks, others, besides].reduce((sum, { unrecovered }) => sum + unrecovered.length, 0),
    recoveriesOfKills: clean.length,
    recoveryMedianS: kills.medianS,
    recoveryWorstS: kills.worstS,
    rateBackMedianS: kills.rateMedianS,
    rateBackWorstS: kills.rateWorstS,
    wipeRecoveryWorstS: wipes.worstS,
    linkRecoveryWorstS: links.worstS,
    mixedRecoveryWorstS: besides.worstS,
    diskRecoveryWorstS: disks.worstS,
    stopRecoveryWorstS: others.worstS,
    fullDisks,
  };
}

const whenOver = (fault: DoneFault): DoneFault => ({ ...fault, at: fault.over });

export type Figures = ReturnType<typeof figuresOf>;

/** What did not hold; empty when all did. */
export function broken(figures: Figures): string[] {
  const mustBeNone = [
    'lost',
    'lostMails',
    'doubleMails',
    'unknownWithoutPerson',
    'custodyViolations',
    'traceViolations',
    'unhandledEvents',
    'leftovers',
    'numberFaults',
    'figureDifferences',
    'unrecovered',
  ] as const;
  const { unknownMails, unknownMailsAllowed, unknownSlowestS, killedInReplay, wipes, resumedReplays, fullDisks } = figures;
  return [
    ...mustBeNone.filter((name) => figures[name] > 0).map((name) => `${name} is ${figures[name]}`),
    ...(unknownMails > unknownMailsAllowed ? [`${unknownMails} mails in doubt, more than the ${unknownMailsAllowed} that the crashes explain`] : []),
    ...(unknownSlowestS > withPersonWithinS ? [`a mail was in doubt for ${unknownSlowestS} s before a person heard`] : []),
    ...(killedInReplay < wipes ? [`of ${wipes} wipes only ${killedInReplay} saw a service die in mid-replay`] : []),
    ...(resumedReplays < killedInReplay ? [`of ${killedInReplay} interrupted replays only ${resumedReplays} went on`] : []),
    ...fullDisks.flatMap(diskBroken),
  ];
}

function diskBroken({ of, refused, unclear, slowestAnswerS, takenAgainAfterS }: FullDisk): string[] {
  const wrong = (what: string) => [`disk of ${of} full: ${what}`];
  if (unclear.length > 0) return wrong(`answers were neither 202 nor 503 with Retry-After: ${unclear.join(' ')}`);
  if (of === 'nats') return refused > 0 ? wrong(`${refused} questions were refused`) : [];
  if (refused === 0) return wrong('nothing was refused');
  // It may still commit for a moment; what it cannot commit it must refuse at once.
  if (slowestAnswerS > 1) return wrong(`the slowest answer took ${slowestAnswerS} s`);
  return takenAgainAfterS < 0 || takenAgainAfterS > 10 ? wrong(`taken again after ${takenAgainAfterS} s`) : [];
}

/** For people: figures, then the cases behind those that did not hold. */
export function tell(say: (line: string) => void, figures: Figures, { documents, played }: Storm): void {
  for (const [what, value] of Object.entries(figures)) say(`  ${what.padEnd(22)} ${typeof value === 'number' ? value : JSON.stringify(value)}`);
  for (const [what, about] of Object.entries(documents)) if (Array.isArray(about) && about.length > 0) say(`  ${what}: ${about.slice(0, 20).join('\n    ')}`);
  const open = [...played.ends].filter(([, end]) => !isAtRest(end));
  for (const [caseId, end] of open.slice(0, 10)) say(`  not at rest: ${caseId} ${JSON.stringify(end ?? null)}`);
}

const isAtRest = (end: Status | undefined): boolean => end !== undefined && ['accepted', 'closed', 'offered'].includes(end.state);
