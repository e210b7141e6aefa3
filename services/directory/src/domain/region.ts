/**
 * The region as its register file tells it. Team ids and topics are those of the label guide that triage was trained on;
 * every list is a set: its order means nothing.
 */
export const TEAM_IDS = ['c1', 'c2', 'c3', 'c4', 'sbo', 'hb'] as const;
export type TeamId = (typeof TEAM_IDS)[number];

export const TOPICS = [
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
] as const;
export type Topic = (typeof TOPICS)[number];

/** In week order: the index plus one is the ISO weekday. */
export const WORKING_DAYS = ['ma', 'di', 'wo', 'do', 'vr'] as const;
export type WorkingDay = (typeof WORKING_DAYS)[number];

export const ROLES = ['expert', 'coordinator', 'desk', 'ops', 'admin', 'privacy'] as const;
export type Role = (typeof ROLES)[number];

export const SECTORS = ['po', 'vo', 'mbo'] as const;
export type Sector = (typeof SECTORS)[number];

export const SCHOOL_KINDS = ['regular', 'special'] as const;
export type SchoolKind = (typeof SCHOOL_KINDS)[number];

/** 1 knows it, 2 does it often, 3 the one to ask. */
export const SKILL_LEVELS = [1, 2, 3] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];

/** `x` and `y`: km east and north of a point that the region chose. */
export type Municipality = { readonly id: string; readonly name: string; readonly x: number; readonly y: number };

/** `coordinator`: id of a person. */
export type Team = { readonly id: TeamId; readonly name: string; readonly coordinator: string };

/** `capacity`: open cases at once. `municipality`: home base. `schools`: ids of schools whose own AB'er this is. */
export type Expert = {
  readonly person: string;
  readonly team: TeamId;
  readonly skills: Readonly<Partial<Record<Topic, SkillLevel>>>;
  readonly workingDays: readonly WorkingDay[];
  readonly capacity: number;
  readonly municipality: string;
  readonly schools: readonly string[];
};

/** `schoolCode`: BRIN, with or without the two digits of the location. */
export type School = {
  readonly id: string;
  readonly name: string;
  readonly schoolCode: string;
  readonly kind: SchoolKind;
  readonly sector: Sector;
  readonly municipality: string;
};

export type Person = { readonly id: string; readonly name: string; readonly email: string; readonly roles: readonly Role[] };

/** Minutes that the straight line gets wrong (a lake, a ferry), in both directions. */
export type Detour = { readonly between: readonly [string, string]; readonly minutes: number };

export type Travel = { readonly minutesPerKm: number; readonly withinMunicipality: number; readonly detours: readonly Detour[] };

export type Region = {
  readonly id: string;
  readonly name: string;
  readonly travel: Travel;
  readonly municipalities: readonly Municipality[];
  readonly teams: readonly Team[];
  readonly experts: readonly Expert[];
  readonly schools: readonly School[];
  readonly people: readonly Person[];
};
