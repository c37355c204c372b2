/** An endpoint in a simulation: webhook calls are made as in earnest, its answers are chosen, and what comes of them is told to the run. */
import { EFFECT_EVENTS, STEP_PROPERTY } from '../contract/effects';
import type { EngineEvent } from '../contract/readings';
import { afterCall, beginCall, outcomeOfStatus, SILENT_ENDPOINT } from '../policy/after-call';
import { changeMessage, isFinal, type MessageStatus } from '../policy/message-state';
import type { PlannedEffect } from '../run/effects';

/** An HTTP status; null for silence: it may have got the call. */
export type EndpointAnswer = number | null;

/** One call with all its attempts, which carry the same id. */
export interface SimulatedCall {
  nodeId: string;
  answers: EndpointAnswer[];
}

export interface SimulatedEndpoint {
  outcomeOf(effect: PlannedEffect, stepKey: string): EngineEvent | null;
  /** Calls that were made so far, in order. */
  calls: readonly SimulatedCall[];
}

/**
 * It answers the attempts of every call in this order, and those that come after with the last answer; without any it takes every call.
 * Time passes as in real life.
 */
export function simulatedEndpoint(answers: readonly EndpointAnswer[] = []): SimulatedEndpoint {
  const calls: SimulatedCall[] = [];
  const byStep = new Map<string, CallWithStatus>();
  return {
    calls,
    outcomeOf({ effect, nodeId, at }, stepKey) {
      if (effect.type !== 'webhook') return null;
      const call = byStep.get(stepKey) ?? { nodeId, answers: [], status: NOT_MADE };
      if (!byStep.has(stepKey)) calls.push(call);
      byStep.set(stepKey, call);
      // The step is tried again: what was refused is asked for once more, as the same call.
      call.status = changeMessage(call.status, { type: 'repeat' }) ?? call.status;
      const endedAt = makeCall(call, { plannedAt: at, patience: effect.patience }, answers);
      const isAccepted = call.status.state === 'accepted';
      const { reason } = call.status;
      const last = call.answers.at(-1) ?? null;
      return {
        id: `outcome/${stepKey}/${call.answers.length}`,
        name: isAccepted ? EFFECT_EVENTS.webhookAccepted : EFFECT_EVENTS.webhookFailed,
        at: endedAt,
        properties: {
          [STEP_PROPERTY]: stepKey,
          type: effect.eventType,
          ...(reason !== null && { reason }),
          ...(last !== null && { status: last }),
        },
      };
    },
  };
}

const TAKES_IT = 200;
const NOT_MADE: MessageStatus = { state: 'planned', attempt: 0, reason: null, resolution: null };
/** Pauses between attempts are as long as they can be. */
const JITTER = 1;

interface CallWithStatus extends SimulatedCall {
  status: MessageStatus;
}

/** Until nothing more happens to it; returns when that is. */
function makeCall(
  call: CallWithStatus,
  { plannedAt, patience }: { plannedAt: number; patience: number },
  chosen: readonly EndpointAnswer[],
): number {
  for (let now = plannedAt; ; ) {
    const answer = chosen[Math.min(call.answers.length, chosen.length - 1)];
    const given = answer === undefined ? TAKES_IT : answer;
    call.answers.push(given);
    const inHand = { status: beginCall(call.status), createdAt: plannedAt, giveUpAt: plannedAt + patience };
    const outcome = given === null ? SILENT_ENDPOINT : outcomeOfStatus(given, null);
    const { to, pause } = afterCall(inHand, outcome, { realNow: now, jitter: JITTER });
    call.status = to;
    // The run hears of it after the step that asked for it.
    if (isFinal(to)) return Math.max(now, plannedAt + 1);
    now += pause;
  }
}
