/** What the settings of a step would do for a customer at this moment: asked of the kind itself, so the answer is never made up. */
import type { NodeKind } from '@kairos/engine';
import type { Knowledge } from '../knowledge';
import type { Consequence } from './consequence';
import type { Example } from './example';
import { ofIndicator } from './of-indicator';
import { ofStep } from './of-step';

/** Nothing where settings are incomplete or there is nothing concrete to say. */
export function consequencesOf(kind: NodeKind, config: unknown, knowledge: Knowledge, example: Example): Consequence[] {
  const parsed = kind.definition.schema.safeParse(config);
  if (!parsed.success) return [];
  return kind.acting
    ? ofStep(kind, parsed.data, knowledge.now(), example)
    : ofIndicator(kind, parsed.data, knowledge, example);
}
