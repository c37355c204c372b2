/** Which tests begin anew when one plan comes after another. */
import type { Plan } from '../plan/plan';

/** Steps of both plans whose arms, shares, or what is measured differ: the old figures stay with the old test. */
export function restartedTests(before: Pick<Plan, 'experiments'>, after: Pick<Plan, 'experiments'>): string[] {
  const keys = new Map(before.experiments?.map(({ nodeId, key }) => [nodeId, key]));
  return (after.experiments ?? [])
    .filter(({ nodeId, key }) => keys.has(nodeId) && keys.get(nodeId) !== key)
    .map(({ nodeId }) => nodeId);
}
