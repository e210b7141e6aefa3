import { type Region, ROLES, TEAM_IDS } from './region.ts';
import { readDraft } from './region-draft.ts';
import { referenceFaults } from './region-references.ts';
import { uniquenessFaults } from './region-uniqueness.ts';

export type RegionVerdict = { readonly ok: true; readonly region: Region } | { readonly ok: false; readonly faults: readonly string[] };

/** All faults at once, each a Dutch sentence with the place and what to do, without names or addresses. */
export const validateRegion = (value: unknown): RegionVerdict => {
  const draft = readDraft(value);
  const faults = [
    ...draft.faults,
    ...uniquenessFaults(draft.region),
    ...(draft.hasAllLists ? referenceFaults(draft) : []),
    // Something malformed may be the very thing that would seem to be missing.
    ...(draft.faults.length === 0 ? missingFaults(draft.region) : []),
  ];
  return faults.length === 0 ? { ok: true, region: draft.region } : { ok: false, faults };
};

const missingFaults = ({ municipalities, teams, people }: Region): string[] => [
  ...(municipalities.length === 0 ? ['Er staat geen gemeente in het bestand. Zet er minstens een bij municipalities.'] : []),
  ...TEAM_IDS.filter((id) => !teams.some((team) => team.id === id)).map(
    (id) => `Team ${id} ontbreekt. Triage kan er vragen naartoe sturen: zet het team met een coördinator bij teams.`,
  ),
  ...ROLES.filter((role) => role !== 'expert' && !people.some(({ roles }) => roles.includes(role))).map(
    (role) => `Niemand heeft de rol ${role}. Geef minstens een persoon deze rol.`,
  ),
];
