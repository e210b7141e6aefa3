import type { GetStatusResponse } from '@mio/contracts/rpc/casework/v1/service';
import type { RegisterSnapshot } from '@mio/service';
import type { CaseFile } from '../domain/case-file.ts';

/** What the asker may know by the private link: where the question is, who has it, since when. */
export function statusOf({ state, custodian, offer, since, outcome }: CaseFile, register: RegisterSnapshot): GetStatusResponse {
  const team = offer === null ? undefined : register.current().teams.find(({ id }) => id === offer.team);
  const expert = offer === null || offer.expertId === '' ? undefined : register.person(offer.expertId);
  return { state, custodianKind: custodian.kind, teamName: team?.name ?? '', expertName: expert?.name ?? '', since, outcome };
}
