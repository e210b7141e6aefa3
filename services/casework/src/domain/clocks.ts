import { type CaseFile, isMachine, isOpen, type Urgency } from './case-file.ts';
import { addWorkingTime } from './working-time.ts';

/** A machine that is silent for so long loses the case to the desk. */
export const machineMinutes = 10;

/** Within fifteen minutes after the question came a team, an expert or the desk must hold it; looking and writing take the last one. */
const ownerMinutes = 14;
/** After an outage a machine gets this long before people must look. */
const leastMinutes = 1;

const workingDay = 8.5 * 60;

/** How long a team's queue may hold a case before the desk looks again. */
export function queueEnds(urgency: Urgency, at: string): string {
  if (urgency === 'crisis') return plusMinutes(at, 15);
  return addWorkingTime(at, urgency === 'high' ? 4 * 60 : 2 * workingDay);
}

/** Until when an expert may think about an offer: crisis 15 minutes round the clock, else working time. */
export function offerExpires(urgency: Urgency, at: string): string {
  if (urgency === 'crisis') return plusMinutes(at, 15);
  return addWorkingTime(at, urgency === 'high' ? 4 * 60 : workingDay);
}

export function dueTimes(file: CaseFile): { offerExpires?: string; machineSilent?: string } {
  if (!isOpen(file)) return {};
  return {
    ...(file.offer !== null && file.offer.expiresAt !== '' && file.state === 'offered' ? { offerExpires: file.offer.expiresAt } : {}),
    ...(isMachine(file.custodian) ? { machineSilent: machineSilent(file) } : {}),
  };
}

/** Ten minutes, and before the first offer never beyond the fourteenth after the question came. */
function machineSilent({ since, receivedAt, offers }: CaseFile): string {
  const silent = plusMinutes(since, machineMinutes);
  if (offers > 0) return silent;
  const latest = plusMinutes(receivedAt, ownerMinutes);
  const least = plusMinutes(since, leastMinutes);
  const first = silent < latest ? silent : latest;
  return first > least ? first : least;
}

const plusMinutes = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();
