/** The id of a message: the same step of the same run always gives the same, so that nothing is planned twice. */
import type { Channel } from '@kairos/engine';
import { v5 as namedUuid } from 'uuid';

/** A namespace of our own, drawn once; changing it would send every planned message again. */
const MESSAGE_NAMESPACE = '2f1c7c52-3f0e-4d0c-9d6e-6c1d2a7b9e41';

export interface MessageKey {
  versionId: string;
  /** Our own run id, never Temporal's: that one changes on continue-as-new and reset. */
  runId: string;
  nodeId: string;
  visit: number;
  channel: Channel;
}

export function messageIdOf({ versionId, runId, nodeId, visit, channel }: MessageKey): string {
  return namedUuid(`${versionId}/${runId}/${nodeId}/${visit}/${channel}`, MESSAGE_NAMESPACE);
}
