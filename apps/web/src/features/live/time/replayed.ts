/** The figures of a version at moments of its past, reckoned from what each step of time added. */
import type { ApiOutputs } from '../../../api/trpc';
import type { NodeCounts, VersionCounts } from '../figures/figures';

export type Replay = ApiOutputs['live']['replay'];

export interface Playable {
  moments: readonly number[];
  /** By place of the moment, from 0. What is as it was at the moment asked for before keeps its identity. */
  at(place: number): VersionCounts;
}

export function playable({ moments, counts }: Replay): Playable {
  const courses = counts.map(({ nodeId, metric, start, added }) => ({
    nodeId,
    metric,
    course: courseOf(start, added, moments.length),
  }));
  let shown: VersionCounts = new Map();
  return {
    moments,
    at(place) {
      const next = new Map<string, Record<string, number>>();
      for (const { nodeId, metric, course } of courses) {
        const node = next.get(nodeId) ?? {};
        node[metric] = course[place] ?? 0;
        next.set(nodeId, node);
      }
      shown = new Map([...next].map(([nodeId, node]) => [nodeId, sameOr(shown.get(nodeId), node)]));
      return shown;
    },
  };
}

/** The count at each moment. Events that came in late may tell of leaving before arriving: nowhere are fewer than none. */
function courseOf(start: number, added: readonly (readonly [number, number])[], length: number): Float64Array {
  const course = new Float64Array(length).fill(start);
  for (const [step, amount] of added) course[step + 1] = (course[step + 1] ?? 0) + amount;
  for (let place = 1; place < length; place += 1) {
    const before = course[place - 1] ?? 0;
    course[place] = before + (course[place] ?? 0) - start;
  }
  return course.map((count) => Math.max(0, count));
}

function sameOr(before: NodeCounts | undefined, next: NodeCounts): NodeCounts {
  return before && Object.entries(next).every(([metric, amount]) => before[metric] === amount) ? before : next;
}

/** The last moment at or before `at`. */
export function placeOf(moments: readonly number[], at: number): number {
  const later = moments.findIndex((moment) => moment > at);
  return later === -1 ? moments.length - 1 : Math.max(0, later - 1);
}
