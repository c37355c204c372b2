/** Compiles a journey document into the plan that is executed, or says what is wrong with it. */
import type { CheckContext, KindRegistry } from '../contract/kind';
import type { JourneyDocument, JourneyNode } from '../document/document';
import { type Experiment, experimentOf } from '../experiments/experiment';
import { contentHash } from './canonical';
import { checkCampaign } from './check-campaign';
import { type CheckedNode, checkGraph } from './check-graph';
import { type Graph, graphOf, topologicalOrder } from './graph';
import { loopsOf, VISIT_LIMIT } from './loops';
import type { ActingStep, Plan, SensingStep } from './plan';
import { AT_STEP, type Problem } from './problem';

export interface Compilation {
  /** Null while there is an error. Warnings do not stop a plan. */
  plan: Plan | null;
  problems: Problem[];
}

/** The same document gives the same plan, byte for byte. Names and unreachable steps do not enter it. */
export function compile(document: JourneyDocument, kinds: KindRegistry): Compilation {
  const graph = graphOf(document);
  const problems: Problem[] = [];
  const checked = new Map<string, CheckedNode>();
  for (const node of document.nodes) {
    const result = checkNode(node, document, graph, kinds);
    problems.push(...result.problems);
    if (result.checked) checked.set(node.id, result.checked);
  }
  problems.push(...checkGraph(document, graph, checked, kinds), ...checkCampaign(graph, checked, kinds));
  if (problems.some((problem) => problem.severity === 'error')) return { plan: null, problems };
  return { plan: buildPlan(document, graph, checked, kinds), problems };
}

function checkNode(
  node: JourneyNode,
  document: JourneyDocument,
  graph: Graph,
  kinds: KindRegistry,
): { checked: CheckedNode | null; problems: Problem[] } {
  const kind = kinds.get(node.kind);
  if (!kind) {
    const phrase = { key: 'problem.unknown-kind', values: { kind: node.kind } };
    return {
      checked: null,
      problems: [{ code: 'unknown-kind', severity: 'error', nodeId: node.id, field: AT_STEP, phrase }],
    };
  }
  const parsed = kind.definition.schema.safeParse(node.config);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue): Problem => {
      const missing = issue.code === 'too_small' || issue.code === 'invalid_type' || issue.message === 'missing';
      const code = missing ? 'field-missing' : 'field-invalid';
      return {
        code,
        severity: 'error',
        nodeId: node.id,
        field: issue.path.join('.') || AT_STEP,
        phrase: { key: `problem.${code}` },
        kind: node.kind,
      };
    });
    return { checked: null, problems };
  }
  const context: CheckContext = {
    document,
    node,
    before: neighbours(graph.arriving.get(node.id), 'from', graph),
    after: neighbours(graph.leaving.get(node.id), 'to', graph),
  };
  return { checked: { node, config: parsed.data }, problems: kind.definition.check?.(parsed.data, context) ?? [] };
}

function neighbours(
  edges: { from: string; to: string }[] | undefined,
  end: 'from' | 'to',
  graph: Graph,
): JourneyNode[] {
  return (edges ?? []).flatMap((edge) => graph.nodes.get(edge[end]) ?? []);
}

function buildPlan(
  document: JourneyDocument,
  graph: Graph,
  checked: ReadonlyMap<string, CheckedNode>,
  kinds: KindRegistry,
): Plan {
  const sensing: SensingStep[] = [];
  const triggers: Plan['triggers'] = [];
  const acting: Record<string, ActingStep> = {};
  const onLoop = new Set(loopsOf(graph).flat());
  for (const id of topologicalOrder(graph)) {
    const entry = checked.get(id);
    const kind = entry && kinds.get(entry.node.kind);
    if (!entry || !kind) continue;
    const leaving = graph.leaving.get(id) ?? [];
    if (kind.acting) {
      const next = Object.fromEntries(leaving.map((edge) => [edge.port, edge.to]));
      const limit = onLoop.has(id) ? { visitLimit: entry.node.visitLimit ?? VISIT_LIMIT } : {};
      acting[id] = { nodeId: id, kind: entry.node.kind, config: entry.config, next, ...limit };
      continue;
    }
    const inputs = (graph.arriving.get(id) ?? []).map((edge) => edge.from);
    const points = kind.definition.points?.(entry.config) ?? 0;
    const rule = kind.definition.rule?.(entry.config);
    sensing.push({ nodeId: id, kind: entry.node.kind, config: entry.config, inputs, points, ...(rule && { rule }) });
    if (kind.definition.category === 'trigger') triggers.push({ nodeId: id, start: leaving[0]?.to ?? null });
  }
  const campaignListeners = document.nodes
    .filter((node) => acting[node.id] && kinds.get(node.kind)?.acting?.campaignListener)
    .map((node) => node.id);
  const experiments = experimentsOf(acting, kinds);
  const plan: Plan = {
    planVersion: 1,
    sensing,
    triggers,
    acting,
    campaignListeners,
    sensingHash: contentHash(sensing),
  };
  return experiments.length > 0 ? { ...plan, experiments } : plan;
}

function experimentsOf(acting: Plan['acting'], kinds: KindRegistry): Experiment[] {
  return Object.values(acting).flatMap(({ nodeId, kind, config }) => {
    const design = kinds.get(kind)?.acting?.experiment?.(config);
    if (!design) return [];
    const goal = design.goalId === null ? null : (acting[design.goalId]?.config ?? null);
    return [experimentOf(nodeId, design, goal)];
  });
}
