/** A campaign may go round only through a step that waits; signs and scores may not go round at all. */
import type { KindRegistry } from '../contract/kind';
import type { Graph } from './graph';
import { loopsOf, restlessPartsOf, VISIT_LIMIT } from './loops';
import type { Problem } from './problem';

export function checkLoops(graph: Graph, kinds: KindRegistry): Problem[] {
  return loopsOf(graph).flatMap((loop) => checkLoop(loop, graph, kinds));
}

function checkLoop(loop: readonly string[], graph: Graph, kinds: KindRegistry): Problem[] {
  const kindOf = (id: string) => kinds.get(graph.nodes.get(id)?.kind ?? '');
  if (loop.some((id) => !kindOf(id)?.acting)) return loop.map((nodeId) => problem('cycle', 'error', nodeId, loop));
  const restless = restlessPartsOf(loop, graph, (id) => kindOf(id)?.acting?.resume !== undefined);
  const errors = restless.flatMap((part) => part.map((nodeId) => problem('loop-without-wait', 'error', nodeId, part)));
  const first = loop[0];
  const isLimited = (id: string) =>
    graph.nodes.get(id)?.visitLimit !== undefined || kindOf(id)?.acting?.limitsLoops === true;
  if (errors.length > 0 || first === undefined || loop.some(isLimited)) return errors;
  return [{ ...problem('loop-without-limit', 'warning', first, loop), field: 'visitLimit' }];
}

/** Every step of the loop gets it, so that the list of problems names them all. */
function problem(code: string, severity: Problem['severity'], nodeId: string, loop: readonly string[]): Problem {
  const values = { count: loop.length, limit: VISIT_LIMIT };
  return { code, severity, nodeId, field: null, phrase: { key: `problem.${code}`, values } };
}
