import { encodeEnvelope } from '@mio/contracts';
import { connect } from 'nats';

/** Says what a newer intake would say, of a case that nobody knows: nobody here can read it. */
export async function publishUnknownVersion(servers: string, caseId: string): Promise<void> {
  const connection = await connect({ servers });
  const document = `intake/question/${caseId}`;
  const data = { caseId, channel: 'web', schoolId: '', scope: 'pupil', topic: 'speech', role: 'ib', parentsInformed: 'yes', reachable: false };
  const at = new Date().toISOString();
  const bytes = encodeEnvelope({
    id: `${document}#1`,
    document,
    number: 1,
    type: 'mio.intake.v1.QuestionReceived',
    version: 99,
    at,
    caseId,
    by: 'intake',
    data,
  });
  await connection.jetstream().publish('mio.intake.QuestionReceived', bytes, { msgID: `${document}#1` });
  await connection.close();
}
