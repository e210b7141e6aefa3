import { readFile } from 'node:fs/promises';
import { Rejected } from '@mio/runtime';
import { parseDocument, type YAMLError } from 'yaml';
import type { Region } from '../domain/region.ts';
import { validateRegion } from '../domain/validate-region.ts';

/** The region in a YAML file. Rejected (invalid_region), all faults in the message, one a line; none repeats a name or an address. */
export const readRegion = async (path: string): Promise<Region> => {
  const verdict = validateRegion(readYaml(await textOf(path), path));
  if (!verdict.ok) throw invalid(path, verdict.faults);
  return verdict.region;
};

const invalid = (path: string, faults: readonly string[]): Error =>
  Rejected(
    'invalid_region',
    [`Het regiobestand ${path} klopt niet (${faults.length}). Verbeter dit en start opnieuw:`, ...faults.map((fault) => `- ${fault}`)].join('\n'),
  );

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'onbekende fout';
    throw invalid(path, [`Het bestand kan niet gelezen worden (${code}). Controleer of het bestaat en of MIO het mag lezen.`]);
  }
};

const readYaml = (text: string, path: string): unknown => {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw invalid(path, document.errors.map(syntaxFault));
  if (document.contents === null) throw invalid(path, ['Het bestand is leeg. Neem region/demo.yaml als voorbeeld.']);
  try {
    return document.toJS();
  } catch {
    throw invalid(path, ['Een verwijzing met * noemt een anker (&) dat niet bestaat. Zet tekst die met * begint tussen aanhalingstekens.']);
  }
};

// The parser's own message quotes the line, and with it somebody's name; so the code only.
const syntaxFault = ({ code, linePos }: YAMLError): string => {
  const [start] = linePos ?? [];
  return `${start ? `Regel ${start.line}, positie ${start.col}` : 'Onbekende regel'}: ${HINTS[code] ?? OTHER_HINT} (${code}).`;
};

const OTHER_HINT = 'dit is geen geldige YAML. Controleer haakjes, dubbele punten en inspringen op deze regel en de regel erboven';
const HINTS: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'dit veld staat er twee keer. Haal er een weg',
  TAB_AS_INDENT: 'er staat een tab. Spring in met spaties',
  MISSING_CHAR: 'er ontbreekt een aanhalingsteken, haakje of komma. Vul het aan, hier of op een regel erboven',
  BAD_INDENT: 'de regel springt verkeerd in, of een haakje erboven is niet gesloten. Maak de inspringing gelijk aan de regels eromheen',
  MULTIPLE_DOCS: 'hier begint een tweede document (---). Zet alles in een document',
  BLOCK_AS_IMPLICIT_KEY: 'er staat een dubbele punt te veel. Zet tekst met een dubbele punt tussen aanhalingstekens',
};
