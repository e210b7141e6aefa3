/** What a question may be about, from whom and by which way. The codes of events; their Dutch stands in terms.ts. */
export const scopes = ['pupil', 'group', 'school'] as const;
export type Scope = (typeof scopes)[number];

/** The register's topics; `unsure` when the asker does not choose. */
export const topics = [
  'behaviour',
  'autism',
  'wellbeing',
  'learning',
  'dyslexia',
  'speech',
  'hearing',
  'vision',
  'motor',
  'illness',
  'intellectual',
  'gifted',
  'attendance',
  'groupdynamics',
  'transition',
  'unsure',
] as const;
export type Topic = (typeof topics)[number];

export const roles = ['leerkracht', 'ib', 'oc', 'mentor', 'docent', 'ouder', 'directie', 'anders'] as const;
export type Role = (typeof roles)[number];

export const channels = ['web', 'api', 'mail', 'phone'] as const;
export type Channel = (typeof channels)[number];

/** Do the parents (from 16: the pupil) know? `unnamed`: asked without a name. */
export const parentsInformed = ['yes', 'no', 'unnamed'] as const;
export type ParentsInformed = (typeof parentsInformed)[number];

/** In UTF-16 units, as form fields count. */
export const longestText = 10_000;
export const longestName = 200;
export const longestEmail = 254;

/** A question as it was asked and checked, still readable. Never stored, logged or put into an event. */
export interface AskedQuestion {
  readonly text: string;
  readonly scope: Scope;
  readonly topic: Topic;
  readonly role: Role;
  readonly channel: Channel;
  /** Absent: the school is not in the register, or there is none. */
  readonly schoolId?: string;
  readonly name?: string;
  readonly email?: string;
  /** Only about a pupil. */
  readonly parentsInformed?: ParentsInformed;
}

/** Ciphertexts, printable; the case's key itself is wrapped by the master key. */
export interface SealedWords {
  readonly key: string;
  readonly text: string;
  readonly name?: string;
  readonly email?: string;
}

/** A question as intake keeps it: the document of the case until its retention ends. */
export interface Question {
  readonly caseId: string;
  readonly receivedAt: string;
  readonly channel: Channel;
  /** Empty when the school is not in the register. */
  readonly schoolId: string;
  readonly scope: Scope;
  readonly topic: Topic;
  readonly role: Role;
  /** Empty when it is not about a pupil or not told. */
  readonly parentsInformed: ParentsInformed | '';
  readonly sealed: SealedWords;
  /** Keyed digest of the Idempotency-Key, of the body under it; empty without a key. */
  readonly keyDigest: string;
  readonly bodyDigest: string;
  /** When casework said that it opened the case file. */
  readonly openedAt?: string;
  /** When the receipt is said again, as long as the file is not open. */
  readonly sayAgainAt?: string;
  /** Nobody opened the file in time: the triage desk has it on its list. */
  readonly waitingForDesk: boolean;
  readonly withdrawnAt?: string;
}
