import type { Clock, DocumentStore } from '@mio/flow';
import type { RegisterSnapshot } from '@mio/service';
import type { Candidate } from '../domain/candidates.ts';
import type { Reads } from '../flow.ts';
import type { Roster } from '../match-team.ts';

/** Counts are asked anew after so long; choices made since are added from memory. */
const freshMs = 500;

/** The region's experts with their load. Capacity is soft: committed cases as counted, plus this process's own choices since. */
export function createRosters({ register, store, clock }: { register: RegisterSnapshot; store: DocumentStore; clock: Clock }): Reads {
  let counted: { at: number; loads: Map<string, number> } | undefined;
  let counting: Promise<Map<string, number>> | undefined;
  let chosenSince: { at: number; expertId: string }[] = [];

  async function loads(): Promise<Map<string, number>> {
    const now = Date.parse(clock.now());
    if (counted !== undefined && now - counted.at < freshMs) return counted.loads;
    counting ??= count(now).finally(() => {
      counting = undefined;
    });
    return counting;
  }

  async function count(at: number): Promise<Map<string, number>> {
    const ids = register.current().experts.map(({ personId }) => personId);
    const found = await Promise.all(ids.map(async (id) => [id, await store.count({ collection: 'match', index: 'room', equals: id })] as const));
    chosenSince = chosenSince.filter((each) => each.at >= at);
    counted = { at, loads: new Map(found) };
    return counted.loads;
  }

  return {
    async roster(schoolId, at): Promise<Roster> {
      const { experts, teams, schools, municipalities } = register.current();
      const load = await loads();
      const place = schools.find(({ id }) => id === schoolId)?.municipalityId;
      const minutes = municipalities.find(({ id }) => id === place)?.minutesTo ?? {};
      const candidates = experts.map(
        (expert): Candidate => ({
          id: expert.personId,
          team: expert.teamId,
          skills: Object.fromEntries(expert.skills.map(({ topic, level }) => [topic, level])),
          workingDays: expert.workingDays,
          capacity: expert.capacity,
          load: (load.get(expert.personId) ?? 0) + chosenSince.filter(({ expertId }) => expertId === expert.personId).length,
          travelMinutes: minutes[expert.municipalityId] ?? 0,
          ownSchool: expert.schoolIds.includes(schoolId),
        }),
      );
      const weekday = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Amsterdam').dayOfWeek;
      return { candidates, teams: teams.map(({ id }) => id), weekday };
    },
    chosen(expertId) {
      if (expertId !== '') chosenSince.push({ at: Date.parse(clock.now()), expertId });
    },
  };
}
