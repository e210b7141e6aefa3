import { type CaseSummary, CaseworkServiceService, GetCaseResponse, type OpenQuestionResponse } from '@mio/contracts/rpc/casework/v1/service';
import { DirectoryServiceService, type Register } from '@mio/contracts/rpc/directory/v1/service';
import { GetFiguresResponse, InsightServiceService } from '@mio/contracts/rpc/insight/v1/service';
import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { type DeadLetter, OpsServiceService } from '@mio/contracts/rpc/ops/v1/service';
import { TriageServiceService } from '@mio/contracts/rpc/triage/v1/service';
import { type Caller, type CallHandlers, handlersFor, serveCalls } from '@mio/rpc';
import { Conflict, createLog, NotFound, Rejected } from '@mio/runtime';
import { whoMayCall } from '@mio/service';
import { type ServiceName, serviceNames } from '../services.ts';
import { visitorOf } from '../visitor.ts';

export interface StandIns {
  readonly addresses: Record<ServiceName, string>;
  readonly calls: { readonly name: string; readonly request: unknown; readonly person: string | undefined }[];
  register: Register;
  cases: GetCaseResponse[];
  question: OpenQuestionResponse;
  deadLetters: DeadLetter[];
  figures: GetFiguresResponse;
  /** A service that refuses everybody its dead letters. */
  refuses: ServiceName | undefined;
  /** The key of the texts is lost. */
  unsealable: boolean;
  stop(service: ServiceName): Promise<void>;
  close(): Promise<void>;
}

export const secret = 'a-secret-of-at-least-thirty-two-characters';

/** The portal's other side, answering over real calls under the house's real policy; what it was asked is in `calls`. */
export async function standIns(register: Register): Promise<StandIns> {
  const own = {
    calls: [],
    addresses: {},
    register,
    cases: [],
    deadLetters: [],
    refuses: undefined,
    unsealable: false,
    figures: GetFiguresResponse.fromPartial({}),
    question: {
      text: 'Zij praat bijna niet.',
      askerName: 'Els',
      askerEmail: 'els@school.example',
      words: [{ word: 'praat', team: 'c2', weight: 2 }],
      rejections: [],
      likeliest: [
        { team: 'c2', probability: 0.7 },
        { team: 'c4', probability: 0.2 },
      ],
      overturn: { without: ['praat'], choice: 'c4' },
    },
  } as unknown as StandIns;
  const served = new Map<ServiceName, { close(): Promise<void> }>();
  for (const name of serviceNames) {
    const handlers = [ops(own, name), ...(made[name]?.(own) ?? [])];
    const paths = new Set(handlers.flatMap(({ definition }) => Object.values(definition).map(({ path }) => path)));
    const policy = Object.fromEntries(Object.entries(whoMayCall).filter(([path]) => paths.has(path)));
    const one = await serveCalls({
      port: 0,
      service: name,
      secret,
      policy,
      whoIs: async (id) => visitorOf(own.register, id),
      handlers,
      log: createLog({ service: name, level: 'silent' }),
    });
    served.set(name, one);
    own.addresses[name] = `127.0.0.1:${one.port}`;
  }
  own.stop = async (name) => {
    await served.get(name)?.close();
    served.delete(name);
  };
  own.close = async () => {
    for (const name of [...served.keys()]) await own.stop(name);
  };
  return own;
}

const noted =
  <Q, A>(own: StandIns, name: string, answer: (request: Q, caller: Caller) => A) =>
  async (request: Q, caller: Caller): Promise<A> => {
    own.calls.push({ name, request, person: caller.person?.id });
    return answer(request, caller);
  };

const find = (own: StandIns, caseId: string): GetCaseResponse => {
  const found = own.cases.find(({ summary }) => summary?.caseId === caseId);
  if (found === undefined) throw NotFound('no_case', 'Deze casus is er niet, of is niet voor u te zien.');
  return found;
};

const ops = (own: StandIns, service: ServiceName): CallHandlers =>
  handlersFor(OpsServiceService, {
    listDeadLetters: noted(own, `${service}.listDeadLetters`, () => {
      if (own.refuses === service) throw Rejected('not_allowed', 'Dit mag u niet.');
      return { deadLetters: own.deadLetters.filter((letter) => letter.service === service) };
    }),
    sendAgain: noted(own, `${service}.sendAgain`, () => ({})),
    replay: async () => ({ events: [], nextPage: '' }),
  });

const made: Partial<Record<ServiceName, (own: StandIns) => CallHandlers[]>> = {
  directory: (own) => [handlersFor(DirectoryServiceService, { getRegister: async () => ({ revision: 1, register: own.register }) })],
  intake: (own) => [
    handlersFor(IntakeServiceService, {
      openText: async () => ({ text: '' }),
      openContact: async () => ({ name: '', email: '', statusUrl: '' }),
      listUnopened: noted(own, 'listUnopened', () => ({ questions: [{ caseId: 'MIO-LAAT', schoolId: 's-1', receivedAt: '2026-03-02T10:00:00.000Z' }] })),
    }),
  ],
  triage: (own) => [
    handlersFor(TriageServiceService, {
      getReading: async () => ({ teams: [], words: [], urgency: '', topics: [], modelVersion: '', likeliest: [], overturn: undefined, secondReader: '' }),
      decideTriage: noted(own, 'decideTriage', ({ decision }) => ({ lead: decision })),
    }),
  ],
  casework: (own) => [handlersFor(CaseworkServiceService, casework(own))],
  insight: (own) => [handlersFor(InsightServiceService, { getFigures: async () => own.figures })],
};

const casework = (own: StandIns) => ({
  listCases: noted(own, 'listCases', ({ view }: { view: string }) => ({
    cases: own.cases.map(({ summary }) => summary!).filter((one) => viewOf(one) === view),
    nextPage: '',
  })),
  getCase: noted(own, 'getCase', ({ caseId }: { caseId: string }) => find(own, caseId)),
  openQuestion: noted(own, 'openQuestion', ({ caseId }: { caseId: string }) => {
    if (own.unsealable) throw Rejected('unsealable', 'Deze tekst kan niet worden geopend: de sleutel ontbreekt.');
    return find(own, caseId) && own.question;
  }),
  acceptCase: noted(own, 'acceptCase', ({ caseId }: { caseId: string }) => {
    if (!own.cases.some(({ summary }) => summary?.caseId === caseId)) throw Conflict('not_there_yet', 'Deze vraag is hier nog niet bekend.');
    if (find(own, caseId).summary?.state !== 'offered') throw Conflict('already_accepted', 'Een collega heeft deze casus al aangenomen.');
    return { summary: undefined };
  }),
  rejectCase: noted(own, 'rejectCase', () => ({ summary: undefined })),
  releaseAddress: async () => ({ email: '', name: '', statusUrl: '' }),
  getStatus: async () => ({ state: '', custodianKind: '', teamName: '', expertName: '', since: undefined, outcome: '' }),
});

const viewOf = ({ state, custodian }: CaseSummary): string => (custodian?.kind === 'desk' ? 'desk' : state === 'offered' ? 'offered' : 'mine');

/** A case offered to p-wulp, with reasons and a trace. */
export const offeredCase = (change: Partial<CaseSummary> = {}, may: string[] = ['see', 'read', 'accept', 'reject']): GetCaseResponse =>
  GetCaseResponse.fromPartial({
    summary: {
      caseId: 'MIO-7QK2M-9XR4TB',
      state: 'offered',
      custodian: { kind: 'team', id: 'c2' },
      schoolId: 's-1',
      scope: 'pupil',
      topic: 'speech',
      urgency: 'high',
      receivedAt: '2026-03-02T10:00:00.000Z',
      since: '2026-03-02T10:00:05.000Z',
      expiresAt: '2099-03-02T14:00:05.000Z',
      team: 'c2',
      expertId: 'p-wulp',
      ...change,
    },
    trace: [
      { number: 1, at: '2026-03-02T10:00:00.000Z', by: 'casework', action: 'opened', to: { kind: 'triage', id: '' }, hash: 'x' },
      {
        number: 2,
        at: '2026-03-02T10:00:05.000Z',
        by: 'casework',
        action: 'offered',
        from: { kind: 'matching', id: '' },
        to: { kind: 'team', id: 'c2' },
        reason: 'p-wulp',
        hash: 'y',
      },
    ],
    match: {
      team: 'c2',
      expertId: 'p-wulp',
      score: 9,
      reasons: [
        { code: 'own_school', points: 5, detail: '' },
        { code: 'skill', points: 4, detail: 'speech 2' },
        { code: 'travel', points: -0.3, detail: '12' },
      ],
      runnerUp: { team: 'c4', expertId: 'p-fuut', score: 4, reasons: [{ code: 'full', points: 0, detail: '' }] },
    },
    role: 'ib',
    parentsInformed: 'yes',
    topics: ['speech', 'behaviour'],
    probability: 0.93,
    decidedBy: 'machine',
    may,
    mailTroubles: [{ template: 'accepted', personId: 'asker', unknown: true }],
  });
