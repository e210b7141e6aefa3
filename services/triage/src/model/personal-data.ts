import { findHomeAddresses } from './home-addresses.ts';
import type { NameModel } from './name-model.ts';
import { findNames } from './names.ts';
import { findAddressesOfMail, findDates, findPassNumbers, findPhones, findServiceNumbers } from './numbers.ts';
import type { Place } from './places.ts';

export type PersonalDataKind = 'bsn' | 'phone' | 'email' | 'date' | 'address' | 'pass' | 'name';

export type Finding = Place & { kind: PersonalDataKind };

/** The text with something else in the place of every finding. */
export function withoutFindings(text: string, findings: readonly Finding[], instead: (finding: Finding) => string): string {
  let kept = '';
  let from = 0;
  for (const finding of findings) {
    kept += text.slice(from, finding.start) + instead(finding);
    from = finding.end;
  }
  return kept + text.slice(from);
}

/**
 * Finds what points at a person, in order of place and without overlap: of what overlaps, the kind listed first stays
 * and a name ends where that begins.
 */
export function findPersonalData(names: NameModel, text: string): Finding[] {
  const taken = new Uint8Array(text.length);
  const found: Finding[] = [];
  const keep = (kind: PersonalDataKind, places: Place[]) => {
    for (const { start, end: last } of places) {
      const clash = taken.subarray(start, last).indexOf(1);
      if (clash === 0 || (clash > 0 && kind !== 'name')) continue;
      const end = clash > 0 ? start + text.slice(start, start + clash).trimEnd().length : last;
      taken.fill(1, start, end);
      found.push({ start, end, kind });
    }
  };
  keep('email', findAddressesOfMail(text));
  keep('bsn', findServiceNumbers(text));
  keep('phone', findPhones(text));
  keep('date', findDates(text));
  keep('address', findHomeAddresses(text));
  keep('pass', findPassNumbers(text));
  keep('name', findNames(names, text));
  return found.sort((a, b) => a.start - b.start);
}
