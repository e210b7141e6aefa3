import type { Custodian } from '@mio/contracts/rpc/casework/v1/events';
import type { Names } from './names.ts';

type Words = Readonly<Record<string, string>>;

/** A code as people say it; an unknown one stays as it is, so that nothing is hidden. */
export const inWords = (words: Words, code: string): string => (Object.hasOwn(words, code) ? words[code]! : code || 'onbekend');

export const stateWords: Words = {
  received: 'Ontvangen',
  triaged: 'Wordt toegewezen',
  offered: 'Aangeboden',
  accepted: 'Aangenomen',
  closed: 'Gesloten',
};

/** Among the teams it stands for: no question for MIO. */
export const outOfScope = 'out_of_scope';

export const urgencyWords: Words = { crisis: 'Crisis', high: 'Spoed', normal: 'Gewoon' };

export const topicWords: Words = {
  behaviour: 'gedrag',
  autism: 'autisme',
  wellbeing: 'welbevinden',
  learning: 'leren',
  dyslexia: 'lezen, spellen en rekenen',
  speech: 'spraak en taal',
  hearing: 'horen',
  vision: 'zien',
  motor: 'bewegen',
  illness: 'ziekte',
  intellectual: 'verstandelijke beperking',
  gifted: 'begaafdheid',
  attendance: 'aanwezigheid',
  groupdynamics: 'sfeer in de groep',
  transition: 'overgang',
  unsure: 'nog niet bekend',
  '': 'nog niet bekend',
};

export const scopeWords: Words = { pupil: 'een leerling', group: 'een groep', school: 'de school', '': 'onbekend' };

export const askerWords: Words = {
  leerkracht: 'leerkracht',
  ib: 'intern begeleider',
  oc: 'ondersteuningscoördinator',
  mentor: 'mentor',
  docent: 'docent',
  ouder: 'ouder',
  directie: 'directie',
  anders: 'anders',
};

export const parentsWords: Words = { yes: 'ja', no: 'nee', unnamed: 'de vraag is zonder naam gesteld', none: 'niet van toepassing', '': 'niet van toepassing' };

export const deskWords: Words = {
  unsure: 'Het leesprogramma twijfelt',
  crisis: 'Mogelijk crisis: een mens beslist',
  out_of_scope: 'Lijkt geen vraag voor MIO',
  unreadable: 'De tekst was niet te lezen',
  no_match: 'Er is geen ander team gevonden: een mens kiest',
  machine_silent: 'Er kwam geen antwoord van het programma',
  queue_waits: 'Niemand van het team nam de vraag op tijd aan',
};

export const rejectionWords: Words = {
  not_for_us: 'Dit hoort bij een ander team',
  no_capacity: 'Er is nu geen ruimte',
  conflict: 'Ik ken de school of het gezin te goed',
  wrong_topic: 'Het gaat over iets anders',
  other: 'Anders',
};

export const outcomeWords: Words = { out_of_scope: 'hoort niet bij MIO', withdrawn: 'ingetrokken door de vrager' };

export const deciderWords: Words = { machine: 'het leesprogramma', desk: 'de triagetafel' };

export const templateWords: Words = { offered: 'het aanbod', accepted: 'het bericht dat de casus is aangenomen' };

const machineWords: Words = {
  intake: 'het loket',
  triage: 'het leesprogramma',
  matching: 'de toewijzing',
  casework: 'het casusbeheer',
  notification: 'de post',
  insight: 'de cijfers',
  directory: 'het register',
};

/** Part of the house, as people say it. */
export const serviceWords = (service: string): string => inWords(machineWords, service);

/** Who did something: a person's name, or the part of the house that did. */
export const actorInWords = (by: string, names: Names): string => (Object.hasOwn(machineWords, by) ? machineWords[by]! : names.person(by));

const custodianWords: Words = { triage: 'het leesprogramma', desk: 'de triagetafel', matching: 'de toewijzing', none: 'niemand (gesloten)' };

/** Who holds the case: "Karim Belhadi", "Cluster 4 (wachtrij)", "de triagetafel". */
export function custodianInWords(custodian: Custodian | undefined, names: Names): string {
  const { kind = '', id = '' } = custodian ?? {};
  if (kind === 'expert') return names.person(id);
  if (kind === 'team') return names.team(id);
  return inWords(custodianWords, kind);
}

/** A kind of custodian or a team's id, as insight counts them. */
export function holderInWords(holder: string, names: Names): string {
  const [kind = '', id] = holder.split(':');
  if (id !== undefined) return custodianInWords({ kind, id }, names);
  if (kind === 'team') return 'een team';
  if (kind === 'expert') return 'een deskundige';
  return Object.hasOwn(custodianWords, kind) ? custodianWords[kind]! : names.team(kind);
}
