/** Which problems are shown: not those of a step that was added a second ago, nor those of a journey that is still empty. */
import type { Problem } from '@kairos/engine';
import type { CanvasState } from '../store/canvas-state';

type Facts = Pick<CanvasState, 'problems' | 'fresh' | 'isStrict' | 'document'>;

interface Found {
  byNode: ReadonlyMap<string, readonly Problem[]>;
  all: readonly Problem[];
}

const known = new WeakMap<readonly Problem[], { fresh: ReadonlySet<string>; isQuiet: boolean; found: Found }>();

const NONE: readonly Problem[] = [];

/** Errors first. */
export function visibleProblems(state: Facts): readonly Problem[] {
  return found(state).all;
}

export function problemsOfNode(state: Facts, nodeId: string): readonly Problem[] {
  return found(state).byNode.get(nodeId) ?? NONE;
}

/** How many problems a step has of the worst sort that it has. */
export function worstOf(state: Facts, nodeId: string): { count: number; severity: Problem['severity'] } {
  const problems = problemsOfNode(state, nodeId);
  const severity = problems[0]?.severity ?? 'warning';
  return { count: problems.filter((problem) => problem.severity === severity).length, severity };
}

function found({ problems, fresh, isStrict, document }: Facts): Found {
  const isQuiet = !isStrict && document.nodes.length === 0;
  const earlier = known.get(problems);
  if (earlier?.fresh === fresh && earlier.isQuiet === isQuiet) return earlier.found;
  const shown = problems.filter((problem) => (problem.nodeId === null ? !isQuiet : !fresh.has(problem.nodeId)));
  const all = [...shown].sort((a, b) => rank(a) - rank(b));
  const byNode = new Map<string, Problem[]>();
  for (const problem of all) {
    if (problem.nodeId === null) continue;
    const list = byNode.get(problem.nodeId);
    if (list) list.push(problem);
    else byNode.set(problem.nodeId, [problem]);
  }
  const result = { byNode, all };
  known.set(problems, { fresh, isQuiet, found: result });
  return result;
}

function rank(problem: Problem): number {
  return problem.severity === 'error' ? 0 : 1;
}
