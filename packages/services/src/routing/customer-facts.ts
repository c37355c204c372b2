/** What the engine may know of a customer: attributes, and a time zone that is always usable. */
import { type EventKind, type LockedCustomer, readObservedSince, readSources, type TransactionSql } from '@kairos/db';
import {
  attributeChangesSchema,
  type CustomerFacts,
  changeAttributes,
  type JsonObject,
  mergeAttributes,
  type Observed,
  type Removal,
  resolveZone,
  type SourceHeard,
  ZONE_ATTRIBUTE,
} from '@kairos/engine';

/** `fallbackZone` is the workspace's; a missing or invalid zone of the customer counts as none. */
export function factsOf(
  customer: Pick<LockedCustomer, 'id' | 'attributes'> & Partial<RemovalRow>,
  fallbackZone: string,
  observation?: Observation,
): CustomerFacts {
  const { timeZone } = resolveZone(customer.attributes[ZONE_ATTRIBUTE], fallbackZone);
  const removed = removalOf(customer);
  const observedSince = observation?.since.get(customer.id);
  return {
    customerKey: customer.id,
    attributes: customer.attributes,
    timeZone,
    fallbackZone,
    ...(removed && { removed }),
    ...(observation && { sources: observation.sources }),
    ...(observedSince !== undefined && { observedSince }),
  };
}

type RemovalRow = Pick<LockedCustomer, 'removedAt' | 'restoredAt'>;

/** Undefined for a customer whom nobody ever removed. */
export function removalOf({ removedAt, restoredAt }: Partial<RemovalRow>): Removal | undefined {
  return removedAt ? { at: removedAt.getTime(), restoredAt: restoredAt?.getTime() ?? null } : undefined;
}

/** Since when customers have been observed, and what the workspace has heard of the events that matter for it. */
export interface Observation {
  since: ReadonlyMap<string, number>;
  sources: Readonly<Record<string, SourceHeard>>;
}

/** Reads no more than the plans ask for; most ask for nothing. */
export async function readObservation(
  sql: TransactionSql,
  customerIds: string[],
  plans: readonly { observed: Observed }[],
): Promise<Observation> {
  const asksForCustomers = plans.some((plan) => plan.observed.customer);
  return {
    since: asksForCustomers ? await readObservedSince(sql, customerIds) : new Map(),
    sources: await readSources(sql, [...new Set(plans.flatMap((plan) => plan.observed.sources))]),
  };
}

type AttributeEvent = { kind: EventKind; properties: JsonObject };

/** Whether an event tells something new about the customer's attributes. */
export function changesAttributes({ kind }: Pick<AttributeEvent, 'kind'>): boolean {
  return kind === 'identify' || kind === 'update';
}

/** The attributes after an event: traits that came in, or what a journey changed. */
export function attributesWith(attributes: JsonObject, { kind, properties }: AttributeEvent): JsonObject {
  if (kind === 'identify') return mergeAttributes(attributes, properties);
  return kind === 'update'
    ? changeAttributes(attributes, attributeChangesSchema.parse(properties.changes))
    : attributes;
}
