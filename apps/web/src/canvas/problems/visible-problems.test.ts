import type { Problem } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { problemsOfNode, visibleProblems, worstOf } from './visible-problems';

const problem = (nodeId: string | null, severity: Problem['severity'] = 'error'): Problem => ({
  code: 'field-missing',
  severity,
  nodeId,
  field: null,
  phrase: { key: 'problem.field-missing' },
});

describe('visible problems', () => {
  const problems = [problem('n-a', 'warning'), problem('n-b'), problem(null), problem('n-a')];

  it('stand with errors first', () => {
    const severities = visibleProblems({ problems, fresh: new Set() }).map((each) => each.severity);
    expect(severities).toEqual(['error', 'error', 'error', 'warning']);
  });

  it('leave out a step that was just added, and only that', () => {
    expect(visibleProblems({ problems, fresh: new Set(['n-a']) }).map((each) => each.nodeId)).toEqual(['n-b', null]);
    expect(problemsOfNode({ problems, fresh: new Set() }, 'n-a')).toHaveLength(2);
  });

  it('count the worst sort only', () => {
    expect(worstOf({ problems, fresh: new Set() }, 'n-a')).toEqual({ count: 1, severity: 'error' });
  });
});
