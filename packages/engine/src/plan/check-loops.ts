/** A campaign may go round only through a step that waits; signs and scores may not go round at all. */
import type { KindRegistry } from '../contract/kind';
import type { Graph } from './graph';
import { loopsOf, restlessPartsOf, VISIT_LIMIT } from './loops';
import { AT_OUTPUT, atOutput, type Problem, VISIT_LIMIT_PATH } from './problem';

export function checkLoops(graph: Graph, kinds: KindRegistry): Problem[] {
  return loopsOf(graph).flatMap((loop) => checkLoop(loop, graph, kinds));
}

function checkLoop(loop: readonly string[], graph: Graph, kinds: KindRegistry): Problem[] {
  const kindOf = (id: string) => kinds.get(graph.nodes.get(id)?.kind ?? '');
  if (loop.some((id) => !kindOf(id)?.acting)) return loop.map((nodeId) => problem('cycle', nodeId, loop, graph));
  const restless = restlessPartsOf(loop, graph, (id) => kindOf(id)?.acting?.resume !== undefined);
  const errors = restless.flatMap((part) => part.map((nodeId) => problem('loop-without-wait', nodeId, part, graph)));
  const first = loop[0];
  const isLimited = (id: string) =>
    graph.nodes.get(id)?.visitLimit !== undefined || kindOf(id)?.acting?.limitsLoops === true;
  if (errors.length > 0 || first === undefined || loop.some(isLimited)) return errors;
  const endless = problem('loop-without-limit', first, loop, graph);
  return [{ ...endless, severity: 'warning', field: VISIT_LIMIT_PATH }];
}

/** Every step of the loop gets it, at the way that goes round, so that the list of problems names them all. */
function problem(code: string, nodeId: string, loop: readonly string[], graph: Graph): Problem {
  const round = graph.leaving.get(nodeId)?.find((edge) => loop.includes(edge.to));
  const field = round ? atOutput(round.port) : AT_OUTPUT;
  const values = { count: loop.length, limit: VISIT_LIMIT };
  return { code, severity: 'error', nodeId, field, phrase: { key: `problem.${code}`, values } };
}
