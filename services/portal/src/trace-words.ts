import type { TraceEntry } from '@mio/contracts/rpc/casework/v1/service';
import type { Names } from './names.ts';
import { custodianInWords, deciderWords, deskWords, inWords, outcomeWords, rejectionWords } from './words.ts';

/** What happened, as one sentence: "Aangeboden aan Karim Belhadi". */
export function traceInWords({ action, reason, to }: Pick<TraceEntry, 'action' | 'reason' | 'to'>, names: Names): string {
  return Object.hasOwn(sentences, action) ? sentences[action]!(reason, names, custodianInWords(to, names)) : action;
}

const sentences: Readonly<Record<string, (reason: string, names: Names, to: string) => string>> = {
  opened: () => 'De vraag is ontvangen en het dossier is geopend',
  triaged: (reason) => `Het team is gekozen door ${inWords(deciderWords, reason)}`,
  offered: (reason, names, to) => (reason === '' ? `In de wachtrij gezet van ${to}` : `Aangeboden aan ${names.person(reason)}`),
  accepted: (_reason, _names, to) => `Aangenomen door ${to}`,
  rejected: (reason) => `Afgewezen: ${inWords(rejectionWords, reason)}`,
  expired: (reason, names) => (reason === '' ? 'Het aanbod is verlopen' : `Het aanbod aan ${names.person(reason)} is verlopen zonder antwoord`),
  toDesk: (reason) => `Naar de triagetafel: ${inWords(deskWords, reason)}`,
  closed: (reason) => `Gesloten: ${inWords(outcomeWords, reason)}`,
};

export const traceActions: readonly string[] = Object.keys(sentences);
