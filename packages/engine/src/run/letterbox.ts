/** Puts a run's messages before the gate: they are planned, skipped for a reason, or withheld from a customer in a holdout. */
import type { Remembered } from '../contract/acting';
import type { AdvanceContext, Advancement } from './advance';
import type { JournalLine, PlannedMessage } from './journal';
import type { RunState } from './state';

/** The reason of a message that passed every check and is not sent, because its customer is in a holdout. */
export const HELD_OUT = 'holdout';

export interface Posted {
  line: JournalLine;
  /** The gate refused it; a message that a holdout withholds goes on as if it was sent. */
  isSkipped: boolean;
  remembered: Remembered;
}

export interface Letterbox extends Pick<Advancement, 'messages' | 'skipped'> {
  post(context: AdvanceContext, run: RunState, message: PlannedMessage): Posted;
}

export function openLetterbox(): Letterbox {
  const messages: PlannedMessage[] = [];
  const skipped: Advancement['skipped'] = [];
  return {
    messages,
    skipped,
    post(context, run, message) {
      const verdict = context.gate(message);
      const isSkipped = verdict.verdict === 'skip';
      const reason = isSkipped ? verdict.reason : run.heldOut ? HELD_OUT : null;
      const hold = verdict.verdict === 'hold' ? { reason: verdict.reason, until: verdict.until } : null;
      if (reason === null) messages.push(hold ? { ...message, hold } : message);
      else skipped.push({ ...message, reason });
      const { nodeId, visit, at, channel } = message;
      if (!isSkipped) run.lastMessage = { nodeId, visit, at };
      const line: JournalLine = {
        ...{ type: 'message', at, nodeId, visit, channel },
        ...(reason === null && hold ? { verdict: 'held', ...hold } : { verdict: verdictOf(reason), reason }),
      };
      const sent = [...context.remembered.sent, { at, channel, ofThisJourney: true }];
      return { line, isSkipped, remembered: reason === null ? { ...context.remembered, sent } : context.remembered };
    },
  };
}

const verdictOf = (reason: string | null) => (reason === null ? 'planned' : 'skipped');
