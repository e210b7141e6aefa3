import { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import { type DocumentStore, pagedList, type Runner } from '@mio/flow';
import { type Caller, handlersFor } from '@mio/rpc';
import { NotFound, Rejected } from '@mio/runtime';
import type { RegisterSnapshot } from '@mio/service';
import type { AcceptCase } from '../accept-case.ts';
import type { CaseFile } from '../domain/case-file.ts';
import type { TraceEntry } from '../domain/trace.ts';
import { acts, type Person } from '../domain/who-may.ts';
import type { RejectCase } from '../reject-case.ts';
import { closedRejection, createGatekeeper, type GatekeeperParts, noCase } from './gatekeeper.ts';
import { listCases } from './lists.ts';
import { caseOf, summaryOf } from './messages.ts';
import { statusOf } from './status.ts';

interface Parts extends GatekeeperParts {
  readonly store: DocumentStore;
  readonly register: RegisterSnapshot;
}

const longestWords = 2_000;

export function caseworkCalls(parts: Parts) {
  const { runner, store, register } = parts;
  const gate = createGatekeeper(parts);
  /** A command tells nothing to whoever stands in no relation to the case, not even when it repeats another's. */
  async function knownTo(person: Person, caseId: string): Promise<CaseFile> {
    const file = await runner.read<CaseFile>('case', caseId);
    if (file === undefined || !isInvolved(person, file)) throw noCase();
    return file;
  }

  return handlersFor(CaseworkServiceService, {
    async listCases(ask, caller) {
      const { files, next } = await listCases(store, personOf(caller), ask);
      return { cases: files.map(summaryOf), nextPage: next };
    },
    async getCase({ caseId }, caller) {
      const person = personOf(caller);
      const file = await gate.fileFor(person, caseId, 'see');
      const trace = await pagedList<TraceEntry>(store, { service: 'casework', kind: 'case', key: caseId, list: 'trace' });
      return { ...caseOf(file, trace), may: [...acts(person, file)], rejections: file.rejections.map(closedRejection) };
    },
    openQuestion: ({ caseId }, caller) => gate.openQuestion(personOf(caller), caseId),
    async acceptCase({ caseId, commandId }, caller) {
      const person = personOf(caller);
      await knownTo(person, caseId);
      const data: AcceptCase = { person };
      return { summary: summaryOf(await command(runner, caseId, 'acceptCase', commandId, data)) };
    },
    async rejectCase({ caseId, commandId, reason, words }, caller) {
      if (words.length > longestWords) throw Rejected('too_long', `Maak uw toelichting korter: hoogstens ${longestWords} tekens.`);
      const person = personOf(caller);
      const file = await knownTo(person, caseId);
      const data: RejectCase = { person, reason, ...gate.sealWords(file, words.trim()) };
      return { summary: summaryOf(await command(runner, caseId, 'rejectCase', commandId, data)) };
    },
    async releaseAddress({ caseId, mailId, recipient, attempt }) {
      if (recipient === 'asker') return gate.askersAddress(caseId, mailId, attempt);
      const { name = '', email = '' } = register.person(recipient) ?? {};
      return { name, email, statusUrl: '' };
    },
    async getStatus({ caseId }) {
      const file = await runner.read<CaseFile>('case', caseId);
      if (file === undefined) throw NotFound('no_case', 'Deze vraag is nog niet bij ons bekend.');
      return statusOf(file, register);
    },
  });
}

/** Whoever may see it now, was offered it with their team, or gave it back. */
const isInvolved = (person: Person, file: CaseFile): boolean =>
  acts(person, file).length > 0 || person.teamIds.includes(file.offer?.team ?? '') || file.rejections.some(({ by }) => by === person.id);

/** Rows with a person in who-may-call.ts always bring one. */
function personOf({ person }: Caller): Person {
  if (person === undefined) throw NotFound('no_person', 'Meld u eerst aan.');
  return person;
}

const command = (runner: Runner, caseId: string, name: string, id: string, data: AcceptCase | RejectCase): Promise<CaseFile> =>
  runner.call<CaseFile>('case', caseId, { name, id, by: data.person.id, data });
