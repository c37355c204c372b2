/** The id of a message or another effect: the same step of the same run always gives the same, so that nothing is planned twice. */
import type { Channel, EffectType } from '@kairos/engine';
import { v5 as namedUuid } from 'uuid';

/** A namespace of our own, drawn once; changing it would send every planned message again. */
const MESSAGE_NAMESPACE = '2f1c7c52-3f0e-4d0c-9d6e-6c1d2a7b9e41';

interface StepKey {
  versionId: string;
  /** Our own run id, never Temporal's: that one changes on continue-as-new and reset. */
  runId: string;
  nodeId: string;
  visit: number;
}

export function messageIdOf({ channel, ...step }: StepKey & { channel: Channel }): string {
  return idOf(step, channel);
}

export function effectIdOf({ type, ...step }: StepKey & { type: EffectType }): string {
  return idOf(step, type);
}

function idOf({ versionId, runId, nodeId, visit }: StepKey, what: Channel | EffectType): string {
  return namedUuid(`${versionId}/${runId}/${nodeId}/${visit}/${what}`, MESSAGE_NAMESPACE);
}
