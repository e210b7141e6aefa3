import type { CaseworkServiceService, GetStatusResponse } from '@mio/contracts/rpc/casework/v1/service';
import type { Calls } from '@mio/rpc';
import { isFailure, type Log } from '@mio/runtime';

/** What the private link may see of a case; "none" before casework opened the file, "away" when it cannot be asked now. */
export type AskStatus = (caseId: string) => Promise<GetStatusResponse | 'none' | 'away'>;

export const askStatusFrom =
  (casework: Pick<Calls<typeof CaseworkServiceService>, 'getStatus'>, log: Log): AskStatus =>
  async (caseId) => {
    try {
      return await casework.getStatus({ caseId }, { deadlineMs: 2_000 });
    } catch (error) {
      if (isFailure(error, 'notFound')) return 'none';
      log.warn({ caseId, err: error }, 'the state of a case could not be asked');
      return 'away';
    }
  };
