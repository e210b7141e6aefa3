import { type Choice, TEAMS, URGENCIES, type Urgency } from '../model/reading.ts';

/** What a second reader makes of a question. */
export interface SecondAnswer {
  readonly choice: Choice;
  /** How sure it says it is, 0 to 1. */
  readonly probability: number;
  /** The main one first. */
  readonly topics: readonly string[];
  readonly urgency: Urgency;
}

const CHOICES: readonly Choice[] = [...TEAMS, 'out_of_scope'];
/** As the label guide names them. */
const TOPICS = [
  ...['vision', 'hearing', 'speech', 'motor', 'illness', 'intellectual', 'behaviour', 'autism', 'wellbeing', 'attendance', 'groupdynamics'],
  ...['learning', 'dyslexia', 'gifted', 'transition'],
];
const MOST_TOPICS = 3;

/** The same in JSON Schema, for a server that can hold a model to it. */
export const answerSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['choice', 'probability', 'topics', 'urgency'],
  properties: {
    choice: { type: 'string', enum: CHOICES },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    topics: { type: 'array', maxItems: MOST_TOPICS, items: { type: 'string', enum: TOPICS } },
    urgency: { type: 'string', enum: URGENCIES },
  },
} as const;

/** Undefined for anything but exactly such an answer: a model may say whatever it likes. */
export function answerIn(content: unknown): SecondAnswer | undefined {
  if (typeof content !== 'string') return undefined;
  const told = parsed(content) as Partial<SecondAnswer> | null | undefined;
  if (typeof told !== 'object' || told === null) return undefined;
  const { choice, probability, topics, urgency } = told;
  if (Object.keys(told).length !== 4 || !isOneOf(CHOICES, choice) || !isOneOf(URGENCIES, urgency)) return undefined;
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) return undefined;
  if (!Array.isArray(topics) || topics.length > MOST_TOPICS || !topics.every((topic) => isOneOf(TOPICS, topic))) return undefined;
  return { choice, probability, topics, urgency };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

const isOneOf = <T>(all: readonly T[], one: unknown): one is T => (all as readonly unknown[]).includes(one);
