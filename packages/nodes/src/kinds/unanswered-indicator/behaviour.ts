/** Counts messages since the last response: of whoever answers nothing, somebody should stop asking. */
import { type SensingBehaviour, valueAt } from '@kairos/engine';
import type { UnansweredIndicatorConfig } from './schema';

export interface UnansweredIndicatorState {
  /** Messages that were sent since the last response. */
  unanswered: number;
  respondedAt: number | null;
}

/** Outcomes of our own messages that mean that one was sent; also one whose fate the provider never told. */
const SENT = ['Message Accepted', 'Message Assumed Sent'];

export const unansweredIndicatorBehaviour: SensingBehaviour<UnansweredIndicatorConfig, UnansweredIndicatorState> = {
  eventNames: (config) => [...new Set([...SENT, ...config.responses])].filter((name) => name !== ''),

  initial: () => ({ unanswered: 0, respondedAt: null }),

  step(state, { event }, config) {
    const wasActive = state.unanswered >= config.times;
    const next = { ...state };
    if (event && config.responses.includes(event.name)) {
      next.unanswered = 0;
      next.respondedAt = event.at;
    } else if (event && isSent(event.name) && isOver(valueAt(event.properties, 'channel'), config)) {
      next.unanswered += 1;
    }
    const active = next.unanswered >= config.times;
    return { state: next, reading: { active, value: next.unanswered, fired: active && !wasActive ? 1 : 0 } };
  },

  nextChange: () => null,

  explain: (_state, _config, reading) => ({ key: 'reason.unanswered', values: { count: reading.value } }),
};

function isSent(name: string): boolean {
  return SENT.includes(name);
}

function isOver(channel: unknown, config: UnansweredIndicatorConfig): boolean {
  return config.channel === 'any' || channel === config.channel;
}
