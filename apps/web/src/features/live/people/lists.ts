/** The lists of customers that the live view shows, and which of them a step has. */
import type { JourneyNode } from '@kairos/engine';
import { definitionOf } from '../../../canvas/kinds/kinds';
import type { NodeCounts } from '../figures/figures';
import { mayHold, notSentOf } from '../figures/node-figures';

/** The server knows the same names. */
export const LISTS = [
  'standing',
  'stuck',
  'visitors',
  'reached',
  'failed',
  'not-sent',
  'triggered',
  'fired',
  'sensed',
  'watched',
] as const;
export type ListName = (typeof LISTS)[number];

export interface NodeList {
  list: ListName;
  count: number;
}

/** The lists of a step with their counts; the one that its badge counts comes first. `stuck` null leaves that list out. */
export function listsOf(
  node: JourneyNode,
  counts: NodeCounts,
  { sensed, stuck }: { sensed: number; stuck: number | null },
): [NodeList, ...NodeList[]] {
  const of = (list: ListName, count: number | undefined): NodeList => ({ list, count: count ?? 0 });
  switch (definitionOf(node.kind)?.category) {
    case 'sense':
      return [of('fired', counts.fired)];
    case 'score':
      return [of('sensed', sensed)];
    case 'trigger':
      return [of('triggered', counts.started)];
    case 'reach':
      return [of('visitors', counts.entered), ...stuckList(of, stuck), of('not-sent', notSentOf(counts))];
    default:
      return actingLists(node, { counts, stuck }, of);
  }
}

type CountedList = (list: ListName, count: number | undefined) => NodeList;

function stuckList(of: CountedList, stuck: number | null): NodeList[] {
  return stuck === null ? [] : [of('stuck', stuck)];
}

function actingLists(
  node: JourneyNode,
  { counts, stuck }: { counts: NodeCounts; stuck: number | null },
  of: CountedList,
): [NodeList, ...NodeList[]] {
  const visitors = of('visitors', counts.entered);
  const failed = counts.failed ? [of('failed', counts.failed)] : [];
  const standing = mayHold(node.kind) ? [of('standing', counts.here), ...stuckList(of, stuck)] : [];
  if (counts.goal) return [of('reached', counts.goal), ...standing, visitors, ...failed];
  const [first, ...others] = [...standing, visitors, ...failed];
  return first ? [first, ...others] : [visitors];
}
