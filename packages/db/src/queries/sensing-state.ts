/** How sensing states are stored: in few bytes, for there is one per customer and journey. */
import type { ScoreCurve, SensingState } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import { momentOf, type PackedMoment, packed, packedMoment, unpacked } from './packed-json';
import { type EarlierSensing, earlierNode } from './sensing-state-earlier';
import { withoutUsual } from './without-usual';

type Node = SensingState['nodes'][string];

type StoredCurve = [
  since: PackedMoment,
  decaying: number,
  steady: number,
  halfLifeMilliseconds?: number | null,
  atLeast?: number | null,
  atMost?: number | null,
  parts?: StoredCurve[],
];
type StoredNode = [
  ...[state: unknown, active: 0 | 1, value: number, fired: number],
  ...[curve?: StoredCurve | null, unknown?: 1 | null],
];

/** Nodes, and starts by trigger. Moments are told as the time that lies between them and `at`. */
interface PackedSensing {
  at: number;
  n: Record<string, StoredNode>;
  s?: Record<string, [at: PackedMoment, key: string | null][]>;
}
/** States that were written before stay as they are until they change. */
export type StoredSensing = PackedSensing | EarlierSensing;

export function storedSensing({ at, nodes, starts }: SensingState): string {
  const n = Object.entries(nodes).map(([id, node]) => [id, storedNode(node, at)]);
  const s =
    starts && Object.entries(starts).map(([id, each]) => [id, each.map(([on, key]) => [packedMoment(on, at), key])]);
  return JSON.stringify({ at, n: Object.fromEntries(n), ...(s && { s: Object.fromEntries(s) }) });
}

export function sensingOf(stored: StoredSensing): SensingState {
  const { at } = stored;
  if ('nodes' in stored) {
    const nodes = Object.entries(stored.nodes).map(([id, node]): [string, Node] => [id, earlierNode(node)]);
    return { ...stored, nodes: Object.fromEntries(nodes) };
  }
  const nodes = Object.entries(stored.n).map(([id, node]): [string, Node] => [id, nodeOf(node, at)]);
  const starts = Object.entries(stored.s ?? {}).map(([id, each]): [string, [number, string | null][]] => [
    id,
    each.map(([on, key]) => [momentOf(on, at), key]),
  ]);
  return { at, nodes: Object.fromEntries(nodes), ...(stored.s && { starts: Object.fromEntries(starts) }) };
}

/** What a node of the sensing state in `column` said last. */
export const storedValue = (sql: TransactionSql, column: ReturnType<TransactionSql>, nodeId: string) => sql`
  coalesce(${column}->'n'->${nodeId}::text->>2, ${column}->'nodes'->${nodeId}::text->>2,
           ${column}->'nodes'->${nodeId}::text->'reading'->>'value')::float8`;

/** The first 64 bits of a sensing hash tell versions of one journey apart. */
export const storedHash = (sensingHash: string) =>
  BigInt.asIntN(64, BigInt(`0x${sensingHash.slice(0, 16)}`)).toString();

function storedNode({ state, reading }: Node, at: number): readonly unknown[] {
  const { active, value, fired, curve, unknown } = reading;
  const also = [curve ? storedCurve(curve, at) : null, unknown ? 1 : null];
  return withoutUsual([packed(state, at), active ? 1 : 0, value, fired, ...also], [null, null]);
}

function nodeOf([state, active, value, fired, curve, unknown]: StoredNode, at: number): Node {
  return {
    state: unpacked(state, at),
    reading: {
      ...{ active: active === 1, value, fired },
      ...(unknown && { unknown: true }),
      ...(curve && { curve: curveOf(curve, at) }),
    },
  };
}

function storedCurve(curve: ScoreCurve, at: number): readonly unknown[] {
  const { since, decaying, steady, halfLifeMilliseconds, atLeast, atMost, parts } = curve;
  const usual = [null, null, null, null];
  const limits = [halfLifeMilliseconds, atLeast, atMost, parts?.map((part) => storedCurve(part, at)) ?? null];
  return withoutUsual([packedMoment(since, at), decaying, steady, ...limits], usual);
}

function curveOf(stored: StoredCurve, at: number): ScoreCurve {
  const [since, decaying, steady, halfLifeMilliseconds = null, atLeast = null, atMost = null, parts] = stored;
  return {
    ...{ since: momentOf(since, at), decaying, steady, halfLifeMilliseconds, atLeast, atMost },
    ...(parts && { parts: parts.map((part) => curveOf(part, at)) }),
  };
}
