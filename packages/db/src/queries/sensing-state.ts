/** How sensing states are stored: in few bytes, for there is one per customer and journey. */
import type { SensingState } from '@kairos/engine';
import type { TransactionSql } from '../connect';

type Node = SensingState['nodes'][string];
type Reading = Node['reading'];

/** State, active (1 or 0), value, fired, and what else the reading says. */
type StoredNode = [state: unknown, active: 0 | 1, value: number, fired: number, also?: Omit<Reading, Told>];
type Told = 'active' | 'value' | 'fired';

/** States that were written before nodes were lists stay as they are until they change. */
export type StoredSensing = Omit<SensingState, 'nodes'> & { nodes: Record<string, StoredNode | Node> };

export function storedSensing({ nodes, ...rest }: SensingState): string {
  const stored = Object.entries(nodes).map(([id, node]) => [id, storedNode(node)]);
  return JSON.stringify({ ...rest, nodes: Object.fromEntries(stored) });
}

export function sensingOf({ nodes, ...rest }: StoredSensing): SensingState {
  const read = Object.entries(nodes).map(([id, node]) => [id, Array.isArray(node) ? nodeOf(node) : node]);
  return { ...rest, nodes: Object.fromEntries(read) };
}

/** What a node of the sensing state in `column` said last. */
export const storedValue = (sql: TransactionSql, column: ReturnType<TransactionSql>, nodeId: string) => sql`
  coalesce(${column}->'nodes'->${nodeId}::text->>2, ${column}->'nodes'->${nodeId}::text->'reading'->>'value')::float8`;

/** The first 64 bits of a sensing hash tell versions of one journey apart. */
export const storedHash = (sensingHash: string) =>
  BigInt.asIntN(64, BigInt(`0x${sensingHash.slice(0, 16)}`)).toString();

function storedNode({ state, reading: { active, value, fired, ...also } }: Node): StoredNode {
  const node: StoredNode = [state, active ? 1 : 0, value, fired];
  if (Object.keys(also).length > 0) node.push(also);
  return node;
}

function nodeOf([state, active, value, fired, also]: StoredNode): Node {
  return { state, reading: { active: active === 1, value, fired, ...also } };
}
