import type { ParentsInformed, Role, Scope, Topic } from './question.ts';

/** How the codes are said to people. */
export const scopeTerms: Readonly<Record<Scope, { readonly label: string; readonly hint: string }>> = {
  pupil: { label: 'Eén leerling', hint: 'Ook als het om uw eigen kind gaat.' },
  group: { label: 'Een groep of klas', hint: 'Bijvoorbeeld onrust in de klas, of een aanpak voor meer leerlingen.' },
  school: { label: 'De hele school of het team', hint: 'Bijvoorbeeld beleid, scholing of een werkwijze.' },
};

/** Needs in everyday words: nobody has to know, or give, a diagnosis. */
export const topicTerms: Readonly<Record<Topic, string>> = {
  behaviour: 'Druk, boos of moeilijk gedrag',
  autism: 'Moeite met prikkels, verandering of contact',
  wellbeing: 'Angst, verdriet, spanning of weinig zelfvertrouwen',
  attendance: 'Niet of weinig op school zijn',
  groupdynamics: 'Sfeer of veiligheid in de groep',
  learning: 'Moeite met leren of met werken',
  dyslexia: 'Moeite met lezen, spellen of rekenen',
  gifted: 'Meer aankunnen dan de les vraagt',
  speech: 'Praten, taal en begrijpen',
  hearing: 'Minder goed horen',
  vision: 'Minder goed zien',
  motor: 'Bewegen, schrijven of een lichamelijke beperking',
  illness: 'Langdurig ziek zijn of medische zorg op school',
  intellectual: 'Een verstandelijke beperking',
  transition: 'Overstappen naar een andere school of groep',
  unsure: 'Dat weet ik niet of het past er niet bij',
};

export const roleTerms: Readonly<Record<Role, string>> = {
  leerkracht: 'Leerkracht',
  ib: 'Intern begeleider (ib)',
  oc: 'Ondersteuningscoördinator of zorgcoördinator',
  mentor: 'Mentor',
  docent: 'Docent',
  directie: 'Directie of schoolleiding',
  ouder: 'Ouder of verzorger',
  anders: 'Iemand anders',
};

export const parentsTerms: Readonly<Record<ParentsInformed, { readonly label: string; readonly hint?: string }>> = {
  yes: { label: 'Ja' },
  no: { label: 'Nee', hint: 'U krijgt dan eerst advies zonder dat wij de leerling leren kennen.' },
  unnamed: { label: 'Ik stel de vraag zonder naam', hint: 'Niemand kan uit de vraag opmaken om wie het gaat.' },
};
