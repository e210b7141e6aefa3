import { expect, test } from 'vitest';
import { namesOf } from './names.ts';
import { percent } from './pages/case-list.ts';
import { doneWords } from './pages/frame.ts';
import { mainReasons, reasonInWords } from './reason-words.ts';
import { region } from './test/region.ts';
import { traceActions, traceInWords } from './trace-words.ts';
import {
  actorInWords,
  askerWords,
  custodianInWords,
  deciderWords,
  deskWords,
  holderInWords,
  inWords,
  outcomeWords,
  parentsWords,
  rejectionWords,
  scopeWords,
  serviceWords,
  stateWords,
  templateWords,
  topicWords,
  urgencyWords,
} from './words.ts';

const names = namesOf(region);

/** The codes as the contracts in proto/ list them. */
const codes: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
  [stateWords, 'received triaged offered accepted closed'],
  [urgencyWords, 'crisis high normal'],
  [
    topicWords,
    'behaviour autism wellbeing learning dyslexia speech hearing vision motor illness intellectual gifted attendance groupdynamics transition unsure',
  ],
  [scopeWords, 'pupil group school'],
  [askerWords, 'leerkracht ib oc mentor docent ouder directie anders'],
  [parentsWords, 'yes no unnamed'],
  [deskWords, 'unsure crisis out_of_scope unreadable no_match machine_silent queue_waits'],
  [rejectionWords, 'not_for_us no_capacity conflict wrong_topic other'],
  [outcomeWords, 'out_of_scope withdrawn'],
  [deciderWords, 'machine desk'],
  [templateWords, 'offered accepted'],
  [doneWords, 'aangenomen afgewezen besloten opnieuw'],
];

test.each(codes)('%#: every code has words', (words, all) => {
  for (const code of all.split(' ')) {
    expect(words[code], code).toBeTruthy();
    expect(words[code], code).not.toMatch(/_/);
  }
});

test.each(['own_school', 'skill', 'capacity', 'travel', 'working_day', 'full', 'absent', 'team_queue'])('the reason %s is said in Dutch', (code) => {
  expect(reasonInWords({ code, detail: '' })).not.toBe(code);
});

test('the details of a reason are said too', () => {
  expect(reasonInWords({ code: 'skill', detail: 'autism 3' })).toBe('is degene aan wie u het vraagt bij autisme');
  expect(reasonInWords({ code: 'capacity', detail: '3/8' })).toBe('heeft ruimte (3 van 8 plaatsen bezet)');
  expect(reasonInWords({ code: 'travel', detail: '25' })).toBe('25 minuten rijden naar de school');
  expect(reasonInWords({ code: 'working_day', detail: 'tomorrow' })).toBe('werkt morgen');
});

test('a line names the two weightiest reasons', () => {
  const reasons = [
    { code: 'travel', points: -0.4, detail: '12' },
    { code: 'own_school', points: 5, detail: '' },
    { code: 'skill', points: 4, detail: 'speech 2' },
  ];
  expect(mainReasons(reasons)).toBe('eigen AB’er van deze school; werkt vaak met spraak en taal');
});

test('every action of the trace is a sentence with names', () => {
  for (const action of traceActions) expect(traceInWords({ action, reason: '', to: { kind: 'desk', id: '' } }, names)).toMatch(/^[A-Z][^_]+$/);
  expect(traceInWords({ action: 'offered', reason: 'p-wulp', to: { kind: 'team', id: 'c2' } }, names)).toBe('Aangeboden aan Yasmina Achterhof');
  expect(traceInWords({ action: 'expired', reason: 'p-wulp', to: undefined }, names)).toBe('Het aanbod aan Yasmina Achterhof is verlopen zonder antwoord');
});

test('who holds and who acted are names', () => {
  expect(custodianInWords({ kind: 'expert', id: 'p-wulp' }, names)).toBe('Yasmina Achterhof');
  expect(custodianInWords({ kind: 'desk', id: '' }, names)).toBe('de triagetafel');
  expect(actorInWords('casework', names)).toBe('het casusbeheer');
  expect(actorInWords('p-wulp', names)).toBe('Yasmina Achterhof');
  expect(holderInWords('c4', names)).toContain('Cluster 4');
  expect(holderInWords('expert:p-wulp', names)).toBe('Yasmina Achterhof');
  expect(serviceWords('matching')).toBe('de toewijzing');
});

test('a probability is never told as all or nothing', () => {
  expect([0, 0.004, 0.006, 0.61, 0.994, 0.996, 1].map(percent)).toEqual(
    ['minder dan 1', 'minder dan 1', '1', '61', '99', 'ruim 99', 'ruim 99'].map((told) => `${told}\u00a0%`),
  );
});

test('an unknown code is shown as it is, also one that every object has', () => {
  expect(inWords(stateWords, 'onHold')).toBe('onHold');
  expect(inWords(stateWords, 'constructor')).toBe('constructor');
  expect(reasonInWords({ code: 'toString', detail: '' })).toBe('toString');
});
