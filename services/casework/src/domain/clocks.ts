import { type CaseFile, isMachine, isOpen, type Urgency } from './case-file.ts';
import { addWorkingTime } from './working-time.ts';

/** A machine that is silent for so long loses the case to the desk. */
export const machineMinutes = 10;

const workingDay = 8.5 * 60;

/** Until when an expert may think about an offer: crisis 15 minutes round the clock, else working time. */
export function offerExpires(urgency: Urgency, at: string): string {
  if (urgency === 'crisis') return plusMinutes(at, 15);
  return addWorkingTime(at, urgency === 'high' ? 4 * 60 : workingDay);
}

export function dueTimes(file: CaseFile): { offerExpires?: string; machineSilent?: string } {
  if (!isOpen(file)) return {};
  return {
    ...(file.offer !== null && file.offer.expiresAt !== '' && file.state === 'offered' ? { offerExpires: file.offer.expiresAt } : {}),
    ...(isMachine(file.custodian) ? { machineSilent: plusMinutes(file.since, machineMinutes) } : {}),
  };
}

const plusMinutes = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();
