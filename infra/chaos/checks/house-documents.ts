/** An event as it lies in the document that said it. */
export interface SaidEvent {
  readonly number: number;
  readonly type: string;
  readonly at: string;
  readonly caseId: string;
  readonly data: unknown;
}

/** A document as it lies in a store, together with its pages. */
export interface KnownDocument {
  readonly service: string;
  readonly kind: string;
  readonly key: string;
  readonly rev: number;
  /** Since when it has something unsaid; null when all is out. */
  readonly unsaid: unknown;
  /** Growing lists are whole: what lies in pages comes first. */
  readonly state: Readonly<Record<string, unknown>> | null;
  readonly said: readonly SaidEvent[];
  readonly saidCount: number;
  readonly handled: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  /** Event ids that wait for their predecessor. */
  readonly early: readonly string[];
}

export interface StuckInput {
  readonly service: string;
  /** The event, call or due time; no payload. */
  readonly name: string;
  readonly parkedAt: string | null;
}

/** All that the services' stores hold, at rest. */
export interface HouseDocuments {
  /** By `service/kind/key`. */
  readonly documents: ReadonlyMap<string, KnownDocument>;
  readonly stuck: readonly StuckInput[];
}

export const stateOf = <T>(house: HouseDocuments, id: string): T | undefined => (house.documents.get(id)?.state ?? undefined) as T | undefined;

export const ofKind = (house: HouseDocuments, service: string, kind: string): KnownDocument[] =>
  [...house.documents.values()].filter((each) => each.service === service && each.kind === kind);
