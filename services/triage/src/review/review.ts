import { randomUUID } from 'node:crypto';
import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import type { Workbench } from '@mio/service';
import { readersKey, readReaders } from '../adapters/current-reader.ts';
import { type Comparison, current, type Proposal, type Readers, type Rule, shipped, type Version } from '../domain/readers.ts';
import { choiceOf } from '../model/reading.ts';
import type { TrainingQuestion } from '../model/training-sets.ts';
import { markOf } from './apply-rules.ts';
import { compareReaders } from './compare-readers.ts';
import { type JudgedCase, judgedCases, type KnownCase, withTexts } from './judged-cases.ts';
import { proposeModel } from './propose-model.ts';
import { proposeRules } from './propose-rules.ts';
import { openReader, type QuestionReader, readerWith } from './question-reader.ts';

export interface ReviewParts {
  readonly bench: Workbench;
  readonly intake: readonly string[];
  /** Where models lie, each in a folder named as its version. */
  readonly folder: string;
  readonly training: readonly TrainingQuestion[];
  /** Fewer overruled cases are no reason to train. */
  readonly fewest: number;
  readonly tell: (what: string) => void;
}

export interface Review {
  /** The version that reads now, as cases are marked with it. */
  readonly reads: string;
  readonly readers: Readers | undefined;
  /** Judged since that version began to read, the latest first. */
  readonly overruled: readonly JudgedCase[];
  readonly judged: number;
  /** Old cases of which text and outcome are known. */
  readonly known: number;
  readonly proposals: readonly Proposal[];
}

/** Looks at what people decided otherwise, proposes rules and a model, and replays old cases. Nothing reads otherwise until a person approves. */
export async function review(parts: ReviewParts): Promise<Review> {
  const { bench, folder, tell } = parts;
  const readers = await readReaders(bench.store);
  const instead = current(readers);
  const reader = openReader(instead, folder);
  const judged = await judgedCases(bench.store);
  const since = readers?.approved.at(-1)?.at ?? '';
  const overruled = judged.filter((one) => one.overruled && one.outcome.at > since);
  tell(`${judged.length} judged cases, ${overruled.length} of them overruled since ${reader.version} reads; their texts are asked for`);
  const cases = await withTexts(judged, bench.calls(IntakeServiceService, 'intake', parts.intake));
  const proposals = overruled.length === 0 ? [] : await propose({ ...parts, cases, reader, instead, overruled: overruled.length });
  return { reads: reader.version, readers, overruled, judged: judged.length, known: cases.length, proposals };
}

interface Found extends ReviewParts {
  readonly cases: readonly KnownCase[];
  readonly reader: QuestionReader;
  readonly instead: Version;
  readonly overruled: number;
}

async function propose(found: Found): Promise<Proposal[]> {
  const { cases, reader, training, overruled, fewest, bench, instead } = found;
  const chosen = (one: KnownCase) => choiceOf(reader.read(one.text));
  const rules = proposeRules({ cases, chosen, training, model: reader.model });
  const made = rules.map((rule) => ruleProposal(found, rule));
  if (overruled >= fewest) {
    const { model, comparison } = proposeModel(found);
    made.push({ id: model, kind: 'model', version: { model, rules: [] }, comparison });
  }
  const proposals = made.map((one): Proposal => ({ ...one, instead, proposedAt: new Date().toISOString() }));
  for (const data of proposals) await bench.runner.call('readers', readersKey, { name: 'proposeReader', id: randomUUID(), by: 'triage:review', data });
  return proposals;
}

function ruleProposal({ cases, reader, instead }: Found, rule: Rule): { id: string; kind: 'rule' | 'model'; version: Version; comparison: Comparison } {
  const version = { ...instead, rules: [...instead.rules.filter(({ phrase }) => phrase !== rule.phrase), rule] };
  const after = readerWith(reader.model, version.rules);
  const id = `r${markOf(version)}`;
  const comparison = compareReaders(
    cases,
    (one) => reader.read(one.text),
    (one) => after.read(one.text),
  );
  return { id, kind: 'rule', version, comparison };
}

interface Choice {
  readonly bench: Workbench;
  readonly by: string;
  readonly why: string;
}

/** A person lets a proposal read; the running service takes it over within seconds. Fails when its files are not there. */
export async function approve({ bench, by, why, proposal, folder }: Choice & { proposal: string; folder: string }): Promise<Version> {
  const known = (await readReaders(bench.store))?.proposals.find(({ id }) => id === proposal);
  if (known !== undefined) openReader(known.version, folder);
  const readers = await bench.runner.call<Readers>('readers', readersKey, { name: 'approveReader', id: randomUUID(), by, data: { proposal, why } });
  return current(readers);
}

export async function rollBack({ bench, by, why }: Choice): Promise<Version> {
  return current(await bench.runner.call<Readers>('readers', readersKey, { name: 'rollBackReader', id: randomUUID(), by, data: { why } }));
}

export const nameOf = ({ model, rules }: Version): string =>
  [model === shipped.model ? 'het meegeleverde model' : model, ...rules.map(({ phrase, lead }) => `“${phrase}” → ${lead}`)].join(', ');
