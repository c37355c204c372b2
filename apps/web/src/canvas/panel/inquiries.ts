/** Questions about real customers, which somebody behind the canvas answers; where nobody does, forms say less. */
import type { ConditionTree, EngineEvent, JsonObject } from '@kairos/engine';
import { createContext, useContext } from 'react';

export interface MatchCount {
  /** Customers per branch; each counts for the first that they meet. */
  matching: readonly number[];
  others: number;
  /** Customers looked at: all there are, or else those seen last. */
  looked: number;
  isAll: boolean;
}

/** What the version in force says of customers now. */
export interface SensedNow {
  versionNumber: number;
  looked: number;
  isAll: boolean;
  /** By node id. `points` only of scores: a number of points with how many customers have them, lowest first. */
  nodes: Readonly<
    Record<string, { active: number; points: readonly (readonly [points: number, customers: number])[] }>
  >;
}

export interface KnownCustomer {
  id: string;
  /** What people call this customer on screen. */
  label: string;
  name: string;
}

export interface CustomerHistory extends KnownCustomer {
  attributes: JsonObject;
  /** Oldest first. */
  events: readonly EngineEvent[];
}

export interface Inquiries {
  journeyId: string;
  /** Null for whoever only looks: counting is there for typing. */
  countMatching: ((branches: readonly ConditionTree[], signal: AbortSignal) => Promise<MatchCount>) | null;
  /** Null before the first publication. */
  sensedNow(): Promise<SensedNow | null>;
  /** Those seen last first. */
  findCustomers(search: string): Promise<readonly KnownCustomer[]>;
  /** The customer by whom forms say what will happen; null is a made-up one. */
  example: CustomerHistory | null;
  chooseExample(customerId: string | null): void;
}

export const InquiriesContext = createContext<Inquiries | null>(null);

export function useInquiries(): Inquiries | null {
  return useContext(InquiriesContext);
}
