import { loadNames } from '../model/name-files.ts';
import { findPersonalData, type PersonalDataKind, withoutFindings } from '../model/personal-data.ts';
import { clip } from '../model/tokens.ts';

const shown: Readonly<Record<PersonalDataKind, string>> = {
  name: '[naam]',
  phone: '[telefoonnummer]',
  email: '[e-mailadres]',
  address: '[adres]',
  date: '[datum]',
  bsn: '[bsn]',
  pass: '[pasnummer]',
};

/** Makes of a text one without what points at a person (who that is changes nothing about the team), and of a long one without its middle. */
export function masking(): (text: string) => string {
  const names = loadNames();
  return (text) =>
    clip(
      withoutFindings(text, findPersonalData(names, text), ({ kind }) => shown[kind]),
      ' […] ',
    );
}
