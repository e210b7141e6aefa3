import type { Mail } from './mail.ts';
import type { Found } from './recipient.ts';

export const monday = '2026-02-02T09:00:00.000Z';
export const after = (seconds: number): string => new Date(Date.parse(monday) + seconds * 1000).toISOString();

export const queuedMail: Mail = {
  id: 'MIO-7K3D9-QXF42C:o1:offered',
  caseId: 'MIO-7K3D9-QXF42C',
  template: 'offered',
  recipient: 'p-otter',
  person: 'p-otter',
  team: 'c3',
  expertId: 'p-otter',
  urgency: 'normal',
  offerEnds: after(4 * 3600),
  bestBefore: after(4 * 3600),
  state: 'queued',
  since: monday,
  tries: 0,
  sendAt: monday,
  why: '',
};
export const sendingMail: Mail = { ...queuedMail, state: 'sending', tries: 1 };

export const found = {
  kind: 'address',
  person: 'p-otter',
  email: 'otter@waterlanden.example',
  names: { recipient: 'Femke Otter', expert: 'Femke Otter', team: 'Cluster 3', statusUrl: '' },
} as const satisfies Found;
