/** Finds what cannot work in a journey although every step by itself is in order: conditions, dead ends, times. */
import type { KindRegistry } from '../contract/kind';
import type { JourneyNode } from '../document/document';
import { type ConditionTree, conditionTreeSchema } from '../sensing/condition';
import { factOfPath } from '../sensing/event-fact';
import { impossibleIn } from '../sensing/impossible';
import type { CheckedNode } from './check-graph';
import type { Graph } from './graph';
import { AT_OUTPUT, AT_STEP, type Problem } from './problem';
import { shortestTimes } from './shortest-times';

export function checkCampaign(graph: Graph, checked: ReadonlyMap<string, CheckedNode>, kinds: KindRegistry): Problem[] {
  return [
    ...[...checked.values()].flatMap((entry) => checkConditions(entry, kinds)),
    ...[...checked.values()].flatMap((entry) => checkDeadEnd(entry, graph, kinds)),
    ...checkGoals(graph, checked, kinds),
  ];
}

function checkConditions(entry: CheckedNode, kinds: KindRegistry): Problem[] {
  return treesOf(entry, kinds).flatMap(({ field, tree }) => {
    const condition = impossibleIn(tree);
    if (condition === null) return [];
    const path = factOfPath(condition.path)?.eventName ?? condition.path;
    const phrase = { key: 'problem.condition-impossible', values: { path } };
    return [{ code: 'condition-impossible', severity: 'error', nodeId: entry.node.id, field, phrase } as const];
  });
}

/** The condition trees in a node's settings, by the fields that hold them. */
function treesOf({ node, config }: CheckedNode, kinds: KindRegistry): { field: string; tree: ConditionTree }[] {
  const form = kinds.get(node.kind)?.definition.form ?? [];
  return form.flatMap(({ path, type }) => {
    if (type === 'condition-tree') return treeAt(config, path);
    if (type !== 'branches' && type !== 'event-steps') return [];
    const rows = settingAt(config, path);
    return Array.isArray(rows) ? rows.flatMap((_, index) => treeAt(config, `${path}.${index}.conditions`)) : [];
  });
}

function treeAt(config: unknown, field: string): { field: string; tree: ConditionTree }[] {
  const parsed = conditionTreeSchema.safeParse(settingAt(config, field));
  return parsed.success ? [{ field, tree: parsed.data }] : [];
}

function settingAt(config: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((current, part) => {
    if (typeof current !== 'object' || current === null) return undefined;
    return Object.entries(current).find(([key]) => key === part)?.[1];
  }, config);
}

/** A wait, or a way to be chosen, that leads nowhere at all. */
function checkDeadEnd({ node }: CheckedNode, graph: Graph, kinds: KindRegistry): Problem[] {
  const category = kinds.get(node.kind)?.definition.category;
  if (category !== 'time' && category !== 'decide') return [];
  if ((graph.leaving.get(node.id) ?? []).length > 0) return [];
  return [problem('dead-end', node.id, AT_OUTPUT)];
}

/** A goal whose time is over before the campaign has said anything cannot be its doing. */
function checkGoals(graph: Graph, checked: ReadonlyMap<string, CheckedNode>, kinds: KindRegistry): Problem[] {
  const times = shortestTimes(graph, checked, kinds);
  const firstMessage = Math.min(
    ...[...times].flatMap(([id, time]) => (categoryOf(checked.get(id), kinds) === 'reach' ? [time] : [])),
  );
  return [...checked.values()].flatMap(({ node, config }) => {
    const listener = kinds.get(node.kind)?.acting?.campaignListener?.(config, { startedAt: 0, lastMessage: null });
    if (!listener?.countsAsGoal || listener.until === null) return [];
    const field = periodOf(node, kinds);
    if (Number.isFinite(firstMessage) && firstMessage > listener.until)
      return [problem('goal-before-message', node.id, field)];
    return (times.get(node.id) ?? 0) > listener.until ? [problem('goal-over', node.id, field)] : [];
  });
}

/** The setting that says how long a step goes on: the first period that its form asks for. */
function periodOf({ kind }: JourneyNode, kinds: KindRegistry): string {
  const form = kinds.get(kind)?.definition.form ?? [];
  return form.find(({ type }) => type === 'duration')?.path ?? AT_STEP;
}

function categoryOf(entry: CheckedNode | undefined, kinds: KindRegistry) {
  return entry && kinds.get(entry.node.kind)?.definition.category;
}

function problem(code: string, nodeId: string, field: string): Problem {
  return { code, severity: 'warning', nodeId, field, phrase: { key: `problem.${code}` } };
}
