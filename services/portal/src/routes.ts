import { acceptCase, readQuestion, rejectCase, showCase } from './pages/case.ts';
import { sendAgain } from './pages/dead-letters.ts';
import { figures, figuresJson } from './pages/figures.ts';
import { inbox } from './pages/inbox.ts';
import { decideTriage, readDeskQuestion, showDeskCase, triageDesk } from './pages/triage-desk.ts';
import type { Route } from './visit.ts';

const caseRoles = ['expert', 'coordinator', 'desk', 'privacy'] as const;

/** Every page, who may open it, and what makes it. What somebody may see within a page, the services decide. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/', for: 'everyone', page: inbox },
  { method: 'GET', path: '/casus/:caseId', for: caseRoles, page: showCase },
  { method: 'GET', path: '/casus/:caseId/vraag', for: caseRoles, page: readQuestion },
  { method: 'POST', path: '/casus/:caseId/aannemen', for: ['expert'], page: acceptCase },
  { method: 'POST', path: '/casus/:caseId/afwijzen', for: ['expert', 'coordinator'], page: rejectCase },
  { method: 'GET', path: '/triagetafel', for: ['desk'], page: triageDesk },
  { method: 'GET', path: '/triagetafel/:caseId', for: ['desk'], page: showDeskCase },
  { method: 'GET', path: '/triagetafel/:caseId/vraag', for: ['desk'], page: readDeskQuestion },
  { method: 'POST', path: '/triagetafel/:caseId', for: ['desk'], page: decideTriage },
  { method: 'GET', path: '/cijfers', for: ['ops', 'coordinator', 'admin'], page: figures },
  { method: 'GET', path: '/cijfers.json', for: ['ops', 'coordinator', 'admin'], page: figuresJson, json: true },
  { method: 'POST', path: '/cijfers/opnieuw', for: ['ops', 'admin'], page: sendAgain },
];
