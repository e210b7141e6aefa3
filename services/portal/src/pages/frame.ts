import { alert, layout, type NavItem, type Part } from '@mio/pages';
import type { Visit } from '../visit.ts';
import { hasRole, type Role } from '../visitor.ts';

export interface Frame {
  readonly title: string;
  readonly main: Part;
  /** The page of the menu that this one belongs to. */
  readonly at?: string;
  readonly invalid?: boolean;
  readonly scripts?: readonly string[];
}

const menu: readonly { readonly href: string; readonly label: string; readonly for: readonly Role[] }[] = [
  { href: '/', label: 'Mijn casussen', for: ['expert', 'coordinator'] },
  { href: '/triagetafel', label: 'Triagetafel', for: ['desk'] },
  { href: '/cijfers', label: 'Cijfers', for: ['ops', 'coordinator', 'admin'] },
];

/** A page for somebody who signed in: the menu holds what they may see. */
export const framed = (visit: Pick<Visit, 'visitor'>, { at = '', ...page }: Frame): string => layout({ ...page, ...around(visit.visitor, at), footer });

export const around = (visitor: Visit['visitor'], at = '') => ({
  nav: menu.filter(({ for: anyOf }) => hasRole(visitor, anyOf)).map(({ href, label }): NavItem => ({ href, label, current: href === at })),
  person: { name: visitor.name, signOut: '/uitloggen' },
});

const footer = 'MIO voor medewerkers. Wat u hier leest is vertrouwelijk: deel het alleen met wie aan de casus werkt.';

/** After something was done: the address carries a code, the page says it in words. */
export const done = ({ query }: Pick<Visit, 'query'>): Part => {
  const text = Object.hasOwn(doneWords, query.gelukt ?? '') && doneWords[query.gelukt!];
  return text && alert({ kind: 'ok', text });
};

export const doneWords: Readonly<Record<string, string>> = {
  aangenomen: 'U hebt de casus aangenomen. De vrager krijgt bericht als er een e-mailadres bekend is.',
  afgewezen: 'U hebt de casus afgewezen. Wij zoeken een ander team; u hoeft niets meer te doen.',
  besloten: 'Uw besluit is vastgelegd. De casus gaat nu verder.',
  opnieuw: 'Het bericht is opnieuw aangeboden. Blijft het hier staan, dan lukt het nog niet.',
};
