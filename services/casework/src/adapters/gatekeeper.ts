import { createHash, randomBytes } from 'node:crypto';
import type { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import type { TriageServiceService } from '@mio/contracts/rpc/triage/v1/service';
import type { Runner } from '@mio/flow';
import type { Calls } from '@mio/rpc';
import { isFailure, NotFound } from '@mio/runtime';
import type { Sealer } from '@mio/sealing';
import type { CaseFile, Rejection } from '../domain/case-file.ts';
import { type Act, acts, type Person } from '../domain/who-may.ts';
import type { NoteAccess } from '../note-access.ts';

export interface GatekeeperParts {
  readonly runner: Runner;
  readonly sealer: Sealer;
  readonly intake: Calls<typeof IntakeServiceService>;
  readonly triage: Calls<typeof TriageServiceService>;
}

const deadlineMs = 2_000;

/** Opens what is sealed, for who stands in the right relation to the case; the access-log entry is committed first. */
export function createGatekeeper({ runner, sealer, intake, triage }: GatekeeperParts) {
  /** The file if the person may do `act`; else it is as if there were none. */
  async function fileFor(person: Person, caseId: string, act: Act): Promise<CaseFile> {
    const file = await runner.read<CaseFile>('case', caseId);
    if (file === undefined || !acts(person, file).includes(act)) throw noCase();
    return file;
  }

  /** `id`: a repeated release of the same try is one entry; every reading by a person is one of its own. */
  async function note(caseId: string, by: string, what: string, purpose = '', id = randomBytes(9).toString('base64url')): Promise<void> {
    const data: NoteAccess = { caseId, what, purpose };
    await runner.call('access', caseId, { name: 'noteAccess', id, by, data });
  }

  async function openQuestion(person: Person, caseId: string) {
    const file = await fileFor(person, caseId, 'read');
    await note(caseId, person.id, 'question');
    const [{ text }, contact, reading] = await Promise.all([
      intake.openText({ caseId }, { deadlineMs }),
      intake.openContact({ caseId }, { deadlineMs }),
      readingOf(caseId),
    ]);
    const rejections = file.rejections.map((each) => openRejection(file, each));
    return { text, askerName: contact.name, askerEmail: contact.email, ...reading, rejections };
  }

  /** Why it was read so helps to understand; that triage is down must not keep anybody from the question. */
  async function readingOf(caseId: string) {
    try {
      const { words, likeliest, overturn, secondReader } = await triage.getReading({ caseId }, { deadlineMs });
      return { words, likeliest, overturn, secondReader };
    } catch (error) {
      if (isFailure(error)) return { words: [], likeliest: [], overturn: undefined, secondReader: '' };
      throw error;
    }
  }

  /** Only for the mail that tells of the acceptance, and only while that is true: the address comes with the private link. */
  async function askersAddress(caseId: string, mailId: string, attempt: number) {
    const file = await runner.read<CaseFile>('case', caseId);
    if (file?.state !== 'accepted' || mailId !== `${caseId}:${file.offer?.offerId}:accepted`) throw noCase();
    await note(caseId, 'notification', 'address', mailId, `address ${mailId} ${attempt}`);
    return intake.openContact({ caseId }, { deadlineMs });
  }

  const openRejection = (file: CaseFile, rejection: Rejection) => ({ ...closedRejection(rejection), words: openWords(file, rejection) });

  /** A lost key takes the words away, not the case. */
  function openWords(file: CaseFile, { offerId, words }: Rejection): string {
    if (words === '') return '';
    try {
      return sealer.open(wordsAt(file, offerId), words);
    } catch (error) {
      if (isFailure(error, 'rejected')) return '(Deze toelichting is niet meer te openen.)';
      throw error;
    }
  }

  /** What somebody typed with a rejection, ready for the step: sealed, and a salted digest for the trace. */
  function sealWords(file: CaseFile, words: string): { words: string; digest: string } {
    if (words === '' || file.offer === null) return { words: '', digest: '' };
    const sealed = sealer.seal(wordsAt(file, file.offer.offerId), words);
    return { words: sealed, digest: createHash('sha256').update(sealed).digest('base64url') };
  }

  return { fileFor, openQuestion, askersAddress, sealWords };
}

/** As it is shown without opening anything. */
export const closedRejection = ({ offerId, by, reason, at }: Rejection) => ({ offerId, expertId: by, reason, at, words: '' });

/** The same for a case that is not there and one that is not theirs to know of. */
export const noCase = () => NotFound('no_case', 'Deze casus is er niet, of is niet voor u te zien.');

const wordsAt = ({ caseKey, caseId }: CaseFile, offerId: string) => ({ caseKey, caseId, field: `rejection ${offerId}`, version: 1 });
