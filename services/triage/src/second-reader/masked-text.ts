import { loadNames } from '../model/name-files.ts';
import { findPersonalData, type PersonalDataKind } from '../model/personal-data.ts';

const shown: Partial<Record<string, string>> = {
  name: '[naam]',
  phone: '[telefoonnummer]',
  email: '[e-mailadres]',
  address: '[adres]',
  date: '[datum]',
  bsn: '[bsn]',
  pass: '[pasnummer]',
} satisfies Partial<Record<PersonalDataKind, string>>;

const names = loadNames();

/** Longer texts are cut: the need stands at the beginning or the end. */
const HEAD_CHARACTERS = 6_000;
const TAIL_CHARACTERS = 2_000;

/** A text without what points at a person; who that is changes nothing about the team. */
export function maskedText(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end, kind } of findPersonalData(names, text)) {
    masked += `${text.slice(from, start)}${shown[kind] ?? '[weggelaten]'}`;
    from = end;
  }
  masked += text.slice(from);
  if (masked.length <= HEAD_CHARACTERS + TAIL_CHARACTERS) return masked;
  return `${masked.slice(0, HEAD_CHARACTERS)} […] ${masked.slice(-TAIL_CHARACTERS)}`;
}
