import { subscriptionsOf } from '../history/subscriptions.ts';
import { brokenTraces, custodyFaults, lostQuestions } from './checks/custody.ts';
import { leftovers, numberFaults, unhandledEvents } from './checks/deliveries.ts';
import { rowDifferences } from './checks/figures.ts';
import type { HouseDocuments } from './checks/house-documents.ts';
import { lostMails, type UnknownMails, unknownMails } from './checks/lost-mails.ts';
import { flows } from './stores.ts';

/** What the documents themselves say after the system has stopped. Each a list of what is wrong, but for `unknown`. */
export interface DocumentFaults {
  readonly lost: string[];
  readonly lostMails: string[];
  readonly custody: string[];
  readonly trace: string[];
  readonly unhandled: string[];
  readonly leftovers: string[];
  readonly numbers: string[];
  readonly figures: string[];
  readonly unknown: UnknownMails;
}

/** `caseIds`: every question that had a 202. `arrived`: ids of the mails that did. */
export function checkDocuments(house: HouseDocuments, { caseIds, arrived }: { caseIds: readonly string[]; arrived: ReadonlySet<string> }): DocumentFaults {
  return {
    lost: lostQuestions(house, caseIds),
    lostMails: lostMails(house, arrived),
    custody: custodyFaults(house, caseIds, Date.now()),
    trace: brokenTraces(house, caseIds),
    unhandled: unhandledEvents(house, subscriptionsOf(flows)),
    leftovers: leftovers(house),
    numbers: numberFaults(house),
    figures: rowDifferences(house),
    unknown: unknownMails(house),
  };
}
