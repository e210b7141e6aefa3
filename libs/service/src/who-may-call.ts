import type { Allow, Policy } from '@mio/rpc';

const staff = { anyOf: ['expert', 'coordinator', 'desk', 'privacy'] } as const;
const by = (...services: string[]): Allow => ({ services, person: 'none' });
const portalFor = (...roles: string[]): Allow => ({ services: ['portal'], person: { anyOf: roles } });

/** Every call of the house and who may make it. No row, no call. What a person may see within a call, the service decides. */
export const whoMayCall: Policy = {
  '/mio.directory.v1.DirectoryService/GetRegister': by('intake', 'triage', 'matching', 'casework', 'notification', 'insight', 'portal'),

  '/mio.intake.v1.IntakeService/OpenText': by('triage', 'casework'),
  '/mio.intake.v1.IntakeService/OpenContact': by('casework'),
  '/mio.intake.v1.IntakeService/ListUnopened': portalFor('desk', 'ops'),

  '/mio.triage.v1.TriageService/GetReading': by('casework'),
  '/mio.triage.v1.TriageService/DecideTriage': portalFor('desk'),

  '/mio.casework.v1.CaseworkService/ListCases': { services: ['portal'], person: staff },
  '/mio.casework.v1.CaseworkService/GetCase': { services: ['portal', 'triage'], person: staff },
  '/mio.casework.v1.CaseworkService/OpenQuestion': { services: ['portal'], person: staff },
  '/mio.casework.v1.CaseworkService/AcceptCase': portalFor('expert'),
  '/mio.casework.v1.CaseworkService/RejectCase': portalFor('expert', 'coordinator'),
  '/mio.casework.v1.CaseworkService/ReleaseAddress': by('notification'),
  '/mio.casework.v1.CaseworkService/GetStatus': by('intake'),

  '/mio.insight.v1.InsightService/GetFigures': portalFor('ops', 'coordinator', 'admin'),

  '/mio.ops.v1.OpsService/ListDeadLetters': portalFor('ops', 'admin'),
  '/mio.ops.v1.OpsService/SendAgain': portalFor('ops', 'admin'),
  '/mio.ops.v1.OpsService/Replay': by('directory', 'intake', 'triage', 'matching', 'casework', 'notification', 'insight'),
};
