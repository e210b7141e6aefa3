/** What `triage:eval` prints of a set of labelled questions. */
export type Figures = {
  n: number;
  /** Shares of all questions. The lead `none` counts as chosen when out of scope is the likeliest. */
  lead: number;
  leadOk: number;
  top2: number;
  leadOkSurest70: number;
  /** Among those that the machine routes without the desk, and their share. */
  leadOkAuto: number;
  autoShare: number;
  firstTopic: number;
  sector: number;
  scope: number;
  crisisAll: number;
  crisisFound: number;
  crisisFalse: number;
  piiRecall: number;
  piiFalsePerQuestion: number;
  /** Expected calibration error of the chosen lead's probability, 10 bins of equal width. */
  ece: number;
  msPerQuestion: number;
  highAll: number;
  highFound: number;
  highFalse: number;
  outOfScopeAll: number;
  outOfScopeFound: number;
  outOfScopeFalse: number;
  /** Put on the side list without the desk's first look, and real questions among them. */
  asides: number;
  asidesFalse: number;
};
