import type { CaseSummary, ListCasesResponse } from '@mio/contracts/rpc/casework/v1/service';
import { emptyState, type Html, heading, html, nextPage, type Part, paragraph } from '@mio/pages';
import { part, type Shown, show } from '../part.ts';
import { mainReasons } from '../reason-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { hasRole } from '../visitor.ts';
import { caseList, holder, timeLeft } from './case-list.ts';
import { done, framed } from './frame.ts';

type View = 'offered' | 'mine' | 'team';

const perPage = 20;

/** What is offered to me, what I hold, what my team has. People without cases go to their own first page. */
export async function inbox(visit: Visit): Promise<Answer> {
  const { visitor } = visit;
  if (!hasRole(visitor, ['expert', 'coordinator'])) return elsewhere(visit);
  const all: readonly View[] = hasRole(visitor, ['expert']) ? ['offered', 'mine', 'team'] : ['team'];
  const asked = all.filter((view) => visit.query.lijst === view);
  const views = asked.length > 0 ? asked : all;
  const sections = await Promise.all(views.map((view) => section(visit, view, asked.length > 0 ? (visit.query.pagina ?? '') : '')));
  return { page: framed(visit, { title: 'Mijn casussen', at: '/', main: [done(visit), sections] }) };
}

function elsewhere(visit: Visit): Answer {
  if (hasRole(visit.visitor, ['desk'])) return { to: '/triagetafel' };
  if (hasRole(visit.visitor, ['ops', 'admin'])) return { to: '/cijfers' };
  const main = emptyState(
    'U hebt in MIO nog geen rol met eigen pagina’s. Krijgt u een link naar een casus, dan opent u die hier. Vraag de beheerder als u iets mist.',
  );
  return { page: framed(visit, { title: 'Welkom', at: '/', main }) };
}

async function section(visit: Visit, view: View, page: string): Promise<Html> {
  const { services, as } = visit;
  const list = await part('de casussen', services.casework.listCases({ view, page, size: perPage }, as));
  const why = view === 'offered' ? await reasonsOf(visit, list) : new Map<string, string>();
  return html`<section aria-labelledby="${view}">${heading(titles[view], view)}${show(list, (found) => rendered(visit, view, found, why))}</section>`;
}

/** Why this case came to this person; a case whose reasons cannot be had now is shown without. */
async function reasonsOf({ services, as }: Visit, list: Shown<ListCasesResponse>): Promise<Map<string, string>> {
  const cases = 'value' in list ? list.value.cases : [];
  const found = await Promise.all(
    cases.map(
      async ({ caseId }): Promise<[string, string]> => [
        caseId,
        await services.casework.getCase({ caseId }, as).then(
          ({ match }) => mainReasons(match?.reasons ?? []),
          () => '',
        ),
      ],
    ),
  );
  return new Map(found);
}

function rendered({ names, now }: Visit, view: View, { cases, nextPage: next }: ListCasesResponse, why: ReadonlyMap<string, string>): Part {
  if (cases.length === 0) return emptyState(empty[view]);
  const extra: Record<View, readonly (readonly [string, (one: CaseSummary) => Part])[]> = {
    offered: [
      ['Tijd over', (one) => timeLeft(one.expiresAt, now)],
      ['Waarom u', (one) => why.get(one.caseId) || 'zie de casus'],
    ],
    mine: [],
    team: [['Ligt bij', holder(names)]],
  };
  return [
    view === 'offered' && paragraph('Neem aan of wijs af voor de tijd om is. Daarna zoeken wij een ander.'),
    caseList({ caption: captions[view], cases, names, extra: extra[view] }),
    next !== '' && nextPage(`/?${new URLSearchParams({ lijst: view, pagina: next })}`),
  ];
}

const titles: Record<View, string> = { offered: 'Aan u aangeboden', mine: 'Uw casussen', team: 'Van uw team' };
const captions: Record<View, string> = { offered: 'Wacht op uw antwoord', mine: 'Door u aangenomen', team: 'Wachtrij en lopende casussen van het team' };
const empty: Record<View, string> = {
  offered: 'Er wacht niets op uw antwoord. Zodra een vraag bij u past, staat die hier en krijgt u een e-mail.',
  mine: 'U hebt nog geen casussen. Een casus die u aanneemt, komt hier te staan.',
  team: 'Uw team heeft nu geen casussen. Vragen voor uw team waarvoor niemand ruimte heeft, komen hier te staan.',
};
