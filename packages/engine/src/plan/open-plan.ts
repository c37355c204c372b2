/** Reads a stored plan, which may be older than the kinds that it names, so that these find their settings as they know them now. */
import type { KindRegistry } from '../contract/kind';
import { type Plan, planSchema } from './plan';

/**
 * The plan with every setting that came later filled in as before it came. What it senses stays what it was:
 * `sensingHash` is not computed again. Settings that no longer fit their kind's schema are left as they are stored.
 */
export function openPlan(stored: unknown, kinds: KindRegistry): Plan {
  const plan = planSchema.parse(stored);
  const withSettings = <Step extends { kind: string; config: unknown }>(step: Step): Step => {
    const parsed = kinds.get(step.kind)?.definition.schema.safeParse(step.config);
    return parsed?.success ? { ...step, config: parsed.data } : step;
  };
  const acting = Object.entries(plan.acting).map(([id, step]) => [id, withSettings(step)] as const);
  return { ...plan, sensing: plan.sensing.map(withSettings), acting: Object.fromEntries(acting) };
}
