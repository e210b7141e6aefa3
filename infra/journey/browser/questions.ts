import type { BrowserQuestion } from './ask-in-browser.ts';

// Chosen so that the reading program is sure of the first and the last, and leaves the others to the desk.

export const hearing: BrowserQuestion = {
  text: 'Een meisje in groep 4 hoort slecht. Zij heeft sinds kort hoortoestellen en ringleiding, maar in de kring mist zij veel. Wat kan de leerkracht doen?',
  topic: 'Minder goed horen',
  school: 'Basisschool De Zeven Pontjes (Zilverdam)',
  name: 'Wil Vragersma',
  email: 'wil.vragersma@school.example',
};
export const crisis: BrowserQuestion = {
  text: 'Een leerling heeft vanmiddag geappt dat ze er na het weekend niet meer is en dat ze pillen heeft gespaard. Wat moet ik doen, wie bel ik?',
  topic: 'Angst, verdriet, spanning of weinig zelfvertrouwen',
  school: 'Zilverdam College (Zilverdam)',
};
export const printer: BrowserQuestion = {
  text: 'Ons digibord doet het niet meer en de printer op de gang is kapot. Wie komt dat maken?',
  topic: 'Dat weet ik niet of het past er niet bij',
  school: 'Mijn school staat er niet bij',
};
export const reading: BrowserQuestion = {
  text: 'Een jongen in groep 6 leest nog op het niveau van groep 3. Hij raadt bij lange woorden en de spelling blijft zwak, ondanks een jaar extra oefenen. Hoe helpen wij hem verder?',
  topic: 'Moeite met lezen, spellen of rekenen',
  school: 'Basisschool De Kwaktoren (Grutterswaard)',
};
