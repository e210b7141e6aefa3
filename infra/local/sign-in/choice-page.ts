import { alert, button, emptyState, form, type Html, heading, html, layout, table } from '@mio/pages';
import type { Region, Role } from '../../../services/directory/src/domain/region.ts';

const roleNames: Readonly<Record<Role, string>> = {
  expert: 'Deskundigen',
  coordinator: 'Coördinatoren van een team',
  desk: 'Triagetafel',
  ops: 'Beheer van het systeem',
  admin: 'Beheer van het register',
  privacy: 'Privacy',
};
/** The long list last. */
const order: readonly Role[] = ['desk', 'ops', 'admin', 'privacy', 'coordinator', 'expert'];

/** Everybody of the region by role; one click on a name signs in as that person. */
export const choicePage = (region: Region, action: string): string =>
  layout({
    title: 'Wie bent u? (alleen voor ontwikkeling)',
    footer: 'Deze inlogpagina vraagt geen wachtwoord. Hij hoort bij de ontwikkelomgeving en bestaat niet in het echte systeem.',
    main: html`${alert({ kind: 'info', text: 'Alle mensen op deze pagina zijn verzonnen. Klik op een naam om als die persoon in te loggen.' })}
${form({ action, label: 'Inloggen als', body: order.map((role) => group(region, role)) })}`,
  });

/** The same people without buttons: for who comes here without being sent by the portal. */
export const overviewPage = (region: Region, portalUrl: string): string =>
  layout({
    title: 'Inloggen (alleen voor ontwikkeling)',
    main: emptyState(
      html`Hier kiest u wie u bent. Begin bij <a class="utrecht-link" href="${portalUrl}">MIO</a>, dan komt u hier vanzelf. De regio heeft ${region.people.length} mensen.`,
    ),
  });

function group(region: Region, role: Role): Html | false {
  const people = region.people.filter(({ roles }) => roles.includes(role));
  if (people.length === 0) return false;
  const hasTeam = people.some(({ id }) => teamOf(region, id) !== '');
  return html`${heading(roleNames[role])}${table({
    caption: people.length === 1 ? '1 persoon' : `${people.length} mensen`,
    head: hasTeam ? ['Naam', 'Id', 'Team', 'Kan'] : ['Naam', 'Id'],
    rows: people.map(({ id, name }) => [
      button({ label: name, kind: 'secondary', name: 'person', value: id }),
      id,
      ...(hasTeam ? [teamOf(region, id), skillsOf(region, id)] : []),
    ]),
  })}`;
}

function teamOf({ experts, teams }: Region, person: string): string {
  const works = experts.filter((expert) => expert.person === person).map(({ team }) => team);
  const coordinates = teams.filter(({ coordinator }) => coordinator === person).map(({ id }) => `${id} (coördinator)`);
  return [...works, ...coordinates].join(', ');
}

const skillsOf = ({ experts }: Region, person: string): string =>
  Object.entries(experts.find((expert) => expert.person === person)?.skills ?? {})
    .map(([topic, level]) => `${topic} ${level}`)
    .join(', ');
