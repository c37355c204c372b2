import { EMPTY_DOCUMENT, type Problem } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { problemsOfNode, visibleProblems, worstOf } from './visible-problems';

const problem = (nodeId: string | null, severity: Problem['severity'] = 'error'): Problem => ({
  code: 'field-missing',
  severity,
  nodeId,
  field: 'within',
  phrase: { key: 'problem.field-missing' },
});

describe('visible problems', () => {
  const node = { id: 'n-a', kind: 'mail', name: '', config: {} };
  const facts = (fresh: string[] = []) => ({
    problems,
    fresh: new Set(fresh),
    isStrict: false,
    document: { ...EMPTY_DOCUMENT, nodes: [node] },
  });
  const problems = [problem('n-a', 'warning'), problem('n-b'), problem(null), problem('n-a')];

  it('stand with errors first', () => {
    const severities = visibleProblems(facts()).map((each) => each.severity);
    expect(severities).toEqual(['error', 'error', 'error', 'warning']);
  });

  it('leave out a step that was just added, and only that', () => {
    expect(visibleProblems(facts(['n-a'])).map((each) => each.nodeId)).toEqual(['n-b', null]);
    expect(problemsOfNode(facts(), 'n-a')).toHaveLength(2);
  });

  it('say nothing about an empty journey until publishing is asked for', () => {
    const empty = { ...facts(), document: EMPTY_DOCUMENT };
    expect(visibleProblems(empty).every((each) => each.nodeId !== null)).toBe(true);
    expect(visibleProblems({ ...empty, isStrict: true }).some((each) => each.nodeId === null)).toBe(true);
  });

  it('count the worst sort only', () => {
    expect(worstOf(facts(), 'n-a')).toEqual({ count: 1, severity: 'error' });
  });
});
