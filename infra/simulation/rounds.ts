import type { CaseFile } from '../../services/casework/src/domain/case-file.ts';
import type { Person } from '../../services/casework/src/domain/who-may.ts';
import type { People } from './people.ts';
import type { Parts } from './processes.ts';
import { type Random, randomFrom } from './random.ts';

const hour = 3_600_000;
const decisions = ['c1', 'c2', 'c3', 'c4', 'sbo', 'hb', 'out_of_scope'];

/** Staff at work: once in a while everybody looks at their own lists and does something about them. */
export function createRounds(parts: Parts, people: People, seed: number) {
  const random = randomFrom(seed, 'rounds');
  const { recorder } = parts;

  async function desk(): Promise<void> {
    const person = random.oneOf(people.withRole('desk'));
    for (const file of await people.list(person, 'desk')) {
      await people.pause(random.between(0, 500));
      void people.decide(person, file.caseId, decisionFor(file), `${file.traceCount}`);
    }
  }

  function decisionFor({ best }: CaseFile): string {
    const likely = best[0]?.team;
    return likely !== undefined && random.chance(0.6) ? likely : random.oneOf(decisions);
  }

  async function expert(person: Person, all: boolean): Promise<void> {
    for (const { caseId, offer } of await people.list(person, 'offered')) {
      if (offer === null) continue;
      const fate = fateOf(seed, caseId, offer.offerId);
      await people.pause(random.between(0, 300));
      if (fate === 'ignore' && !all) ignored(person, caseId, offer.offerId);
      else if (fate === 'reject' && !all) void people.reject(person, caseId, offer.offerId);
      else void people.accept(person, caseId, offer.offerId, 'accept');
    }
  }

  const seen = new Set<string>();

  /** Some come back to it: after the weekend, when the offer may have gone to another. */
  function ignored(person: Person, caseId: string, offerId: string): void {
    if (seen.has(`${caseId} ${offerId}`)) return;
    seen.add(`${caseId} ${offerId}`);
    recorder.count('act: ignore');
    if (random.chance(0.6)) return;
    void people.pause(random.between(20, 90) * hour).then(() => people.accept(person, caseId, offerId, 'come back after the weekend'));
  }

  /** Two of a team claim what lies in its queue, at the same moment. */
  async function queue(team: string): Promise<void> {
    const colleagues = people.withRole('expert').filter(({ teamIds }) => teamIds.includes(team));
    const [one, other] = [random.oneOf(colleagues), random.oneOf(colleagues)];
    if (one === undefined || other === undefined) return;
    for (const { caseId, offer } of await people.list(one, 'team')) {
      if (offer === null || offer.expertId !== '') continue;
      void people.accept(one, caseId, offer.offerId, 'claim from the queue');
      if (other !== one && random.chance(0.5)) void people.accept(other, caseId, offer.offerId, 'claim at the same moment');
    }
  }

  return {
    /** `all`: nobody ignores or rejects any more. */
    async round(all: boolean): Promise<void> {
      await desk();
      await people.pause(random.between(2_000, 20_000));
      for (const person of people.withRole('expert')) await expert(person, all);
      for (const team of new Set(people.all.flatMap(({ teamIds }) => teamIds))) await queue(team);
    },
  };
}

function fateOf(seed: number, caseId: string, offerId: string): 'ignore' | 'reject' | 'accept' {
  const chance = (random: Random) => random.next();
  const n = chance(randomFrom(seed, `${caseId} ${offerId}`));
  return n < 0.2 ? 'ignore' : n < 0.33 ? 'reject' : 'accept';
}
