export const TEAMS = ['c1', 'c2', 'c3', 'c4', 'sbo', 'hb'] as const;
export type Team = (typeof TEAMS)[number];

export const SECTORS = ['po', 'vo', 'mbo', 'unknown'] as const;
export type Sector = (typeof SECTORS)[number];

export const SCOPES = ['pupil', 'group', 'school'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a question may be read as: one team's, or no question for MIO. */
export type Choice = Team | 'out_of_scope';

/** From calm to grave. */
export const URGENCIES = ['normal', 'high', 'crisis'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A word of the text and what it added to the score of a choice. It is the asker's word: keep it sealed. */
export type DecidingWord = { word: string; team: Choice; weight: number };

/** What the model makes of one question. The six probabilities and `outOfScope` add up to 1. */
export type Reading = {
  modelVersion: string;
  /** All six teams, the likeliest first. */
  teams: { team: Team; probability: number }[];
  outOfScope: number;
  /** The main topic first; empty when the question is most likely out of scope. */
  topics: string[];
  sector: Sector;
  scope: Scope;
  urgency: Urgency;
  /** Teams that may have to advise beside the likeliest team: a hint for the desk, seldom more. */
  co: Team[];
  /** For the two likeliest teams, and for out of scope where that is one of the two likeliest choices; the heaviest first. */
  words: DecidingWord[];
};

/** What a question is read as. */
export const choiceOf = ({ teams, outOfScope }: Pick<Reading, 'teams' | 'outOfScope'>): Choice =>
  outOfScope > teams[0]!.probability ? 'out_of_scope' : teams[0]!.team;
