/** Finds what is wrong with the shape of a journey, apart from what each kind checks for itself. */
import type { KindRegistry, PortType } from '../contract/kind';
import type { JourneyDocument, JourneyEdge, JourneyNode } from '../document/document';
import { checkLoops } from './check-loops';
import { type Graph, reachableFrom } from './graph';
import { AT_INPUT, AT_JOURNEY, AT_OUTPUT, atOutput, type Problem } from './problem';

/** A node whose kind is known and whose config passed the kind's schema. */
export interface CheckedNode {
  node: JourneyNode;
  config: unknown;
}

/** Problems of edges, cycles and reachability. Only nodes in `checked` take part in port checks. */
export function checkGraph(
  document: JourneyDocument,
  graph: Graph,
  checked: ReadonlyMap<string, CheckedNode>,
  kinds: KindRegistry,
): Problem[] {
  return [
    ...document.edges.flatMap((edge) => checkEdge(edge, graph, checked, kinds)),
    ...checkInputs(graph, kinds),
    ...checkLoops(graph, kinds),
    ...checkTriggers(graph, checked, kinds),
  ];
}

function checkEdge(
  edge: JourneyEdge,
  graph: Graph,
  checked: ReadonlyMap<string, CheckedNode>,
  kinds: KindRegistry,
): Problem[] {
  const from = graph.nodes.get(edge.from);
  const to = graph.nodes.get(edge.to);
  const way = atOutput(edge.port);
  if (from && !to) return [problem('edge-without-end', 'error', from.id, way)];
  if (!from || !to) return [problem('edge-without-end', 'error', to?.id ?? null, to ? AT_INPUT : AT_JOURNEY)];
  const source = checked.get(from.id);
  const target = kinds.get(to.kind);
  const kind = kinds.get(from.kind);
  if (!source || !target || !kind) return [];
  const port = kind.definition.outputs(source.config).find((output) => output.id === edge.port);
  if (!port) return [problem('port-missing', 'error', from.id, way)];
  return accepts(target.definition.accepts, port.type) ? [] : [problem('wrong-target', 'error', from.id, way)];
}

function accepts(accepted: readonly PortType[], type: PortType): boolean {
  return accepted.includes(type);
}

function checkInputs(graph: Graph, kinds: KindRegistry): Problem[] {
  const problems: Problem[] = [];
  for (const node of graph.nodes.values()) {
    const definition = kinds.get(node.kind)?.definition;
    const arriving = graph.arriving.get(node.id) ?? [];
    if (definition && arriving.length > 1 && !definition.manyInputs)
      problems.push(problem('too-many-inputs', 'error', node.id, AT_INPUT));
    const ports = (graph.leaving.get(node.id) ?? []).map((edge) => edge.port);
    const isActing = kinds.get(node.kind)?.acting !== undefined;
    const twice = isActing ? ports.find((port, place) => ports.indexOf(port) < place) : undefined;
    if (twice !== undefined) problems.push(problem('port-used-twice', 'error', node.id, atOutput(twice)));
  }
  return problems;
}

function checkTriggers(graph: Graph, checked: ReadonlyMap<string, CheckedNode>, kinds: KindRegistry): Problem[] {
  const triggers = [...graph.nodes.values()].filter((node) => kinds.get(node.kind)?.definition.category === 'trigger');
  if (triggers.length === 0) return [problem('no-trigger', 'error', null, AT_JOURNEY)];
  const ids = triggers.map((trigger) => trigger.id);
  const started = reachableFrom(ids, graph.leaving, 'to');
  const sensed = reachableFrom(ids, graph.arriving, 'from');
  const problems: Problem[] = triggers
    .filter((trigger) => (graph.leaving.get(trigger.id) ?? []).length === 0)
    .map((trigger) => problem('empty-campaign', 'error', trigger.id, AT_OUTPUT));
  for (const node of graph.nodes.values()) {
    // A goal or an exit that listens is reached from anywhere, without an edge.
    if (started.has(node.id) || sensed.has(node.id) || listensAnywhere(checked.get(node.id), kinds)) continue;
    problems.push(problem('unreachable', 'warning', node.id, AT_INPUT));
  }
  return problems;
}

function listensAnywhere(entry: CheckedNode | undefined, kinds: KindRegistry): boolean {
  if (!entry) return false;
  const listener = kinds.get(entry.node.kind)?.acting?.campaignListener?.(entry.config, {
    startedAt: 0,
    lastMessage: null,
  });
  return listener !== undefined && listener !== null;
}

function problem(code: string, severity: Problem['severity'], nodeId: string | null, field: string): Problem {
  return { code, severity, nodeId, field, phrase: { key: `problem.${code}` } };
}
