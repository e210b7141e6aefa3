import type { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import { TriageServiceService } from '@mio/contracts/rpc/triage/v1/service';
import type { Runner } from '@mio/flow';
import { type Calls, handlersFor } from '@mio/rpc';
import { NotFound, Rejected } from '@mio/runtime';
import type { Sealer } from '@mio/sealing';
import type { RegisterSnapshot } from '@mio/service';
import type { DecideTriage } from '../decide-triage.ts';
import { ranked, type Triage } from '../domain/triage.ts';
import { wordsAt } from './reader.ts';
import type { Rereader } from './rereader.ts';

interface Parts {
  readonly runner: Runner;
  readonly sealer: Sealer;
  readonly register: RegisterSnapshot;
  readonly casework: Calls<typeof CaseworkServiceService>;
  readonly rereader: Rereader;
}

export function triageCalls({ runner, sealer, register, casework, rereader }: Parts) {
  /** Casework is the gatekeeper: the desk decides only what it holds. */
  async function caseAtDesk(caseId: string, person: string): Promise<DecideTriage['known']> {
    const { may, summary, topics } = await casework.getCase({ caseId }, { deadlineMs: 2_000, person });
    if (!may.includes('decide')) throw Rejected('not_at_desk', 'Deze vraag ligt niet (meer) op de triagetafel. Laad de lijst opnieuw.');
    return { schoolId: summary?.schoolId ?? '', topics, scope: summary?.scope ?? '', urgency: summary?.urgency ?? 'normal' };
  }

  return handlersFor(TriageServiceService, {
    async getReading({ caseId }) {
      const triage = await runner.read<Triage>('triage', caseId);
      if (triage === undefined) throw NotFound('no_reading', 'Deze vraag is nog niet gelezen.');
      const { urgency, modelVersion, caseKey } = triage;
      const words = triage.words === '' ? [] : JSON.parse(sealer.open(wordsAt(caseId, caseKey), triage.words));
      return {
        teams: [...triage.teams],
        words,
        urgency,
        topics: [...triage.topics],
        modelVersion,
        likeliest: ranked(triage)
          .slice(0, 2)
          .map(({ lead: team, probability }) => ({ team, probability })),
        overturn: await rereader.overturn(triage),
        secondReader: triage.secondReader ?? '',
      };
    },
    async decideTriage({ caseId, commandId, decision, co, topics, urgency }, { person }) {
      const id = person?.id ?? '';
      const repeats = await runner.repeats('triage', caseId, commandId);
      const known = repeats ? { schoolId: '', topics: [], scope: '', urgency: '' } : await caseAtDesk(caseId, id);
      const data: DecideTriage = {
        caseId,
        decision,
        co,
        topics: topics.filter(isTopic),
        urgency,
        known,
        teams: register.current().teams.map((team) => team.id),
      };
      const triage = await runner.call<Triage>('triage', caseId, { name: 'decideTriage', id: commandId, by: id, data });
      return { lead: triage.decided };
    },
  });
}

/** Codes of the label guide; words would not be a label. */
const isTopic = (topic: string): boolean => /^[a-z]{3,20}$/.test(topic);
