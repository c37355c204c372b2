/** What is measured at a step, above its customers; nothing where nothing is. */
import type { JourneyNode } from '@kairos/engine';
import { HoldoutResult } from './holdout-result';
import { TestResult } from './test-result';
import { useResults } from './use-results';

export function NodeResult({ journeyId, node }: { journeyId: string; node: JourneyNode }) {
  const { data = [] } = useResults(journeyId);
  const result = data.find(({ nodeId }) => nodeId === node.id);
  if (!result) return null;
  if (result.isHoldout) return <HoldoutResult result={result} />;
  return <TestResult journeyId={journeyId} node={node} result={result} />;
}
