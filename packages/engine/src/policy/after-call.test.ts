import { describe, expect, it } from 'vitest';
import { afterCall, beginCall, type CallOutcome, outcomeOfStatus, SILENT_ENDPOINT } from './after-call';
import type { MessageStatus } from './message-state';

const NOW = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const planned: MessageStatus = { state: 'planned', attempt: 0, reason: null, resolution: null };

const after = (outcome: CallOutcome, status = beginCall(planned), giveUpAt = NOW + HOUR) =>
  afterCall({ status, createdAt: NOW, giveUpAt }, outcome, { realNow: NOW, jitter: 1 });

describe('after a call', () => {
  it('is over once the endpoint has said yes or no', () => {
    expect(after(outcomeOfStatus(204, null))).toMatchObject({ to: { state: 'accepted' }, pause: 0 });
    expect(after(outcomeOfStatus(404, null))).toMatchObject({ to: { state: 'rejected', reason: 'endpoint-refused' } });
    expect(after(outcomeOfStatus(302, null))).toMatchObject({ to: { state: 'rejected', reason: 'endpoint-refused' } });
  });

  it('is made again when the endpoint broke down, after a pause that doubles', () => {
    const first = after(outcomeOfStatus(500, null));
    expect(first).toMatchObject({ to: { state: 'planned', reason: 'endpoint-failed', attempt: 1 }, pause: 1_000 });
    expect(after(outcomeOfStatus(500, null), beginCall(first.to)).pause).toBe(2_000);
  });

  it('is made again when the endpoint asked for that, and not before the moment that it named', () => {
    expect(after(outcomeOfStatus(429, 90_000))).toMatchObject({ to: { state: 'planned' }, pause: 90_000 });
  });

  it('is made again under its own id when nobody knows whether it was taken', () => {
    const lost = after(SILENT_ENDPOINT);
    expect(lost.to).toMatchObject({ state: 'unknown', attempt: 1 });
    const again = beginCall(lost.to);
    expect(again).toMatchObject({ state: 'unknown', attempt: 2 });
    expect(after({ type: 'accepted' }, again).to).toMatchObject({ state: 'accepted', resolution: 'provider' });
    expect(after(outcomeOfStatus(500, null), again)).toMatchObject({ to: { state: 'unknown' }, pause: 2_000 });
  });

  it('is given up when its time would be over before the next attempt', () => {
    expect(after(outcomeOfStatus(503, null), beginCall(planned), NOW + 999).to).toMatchObject({
      state: 'rejected',
      reason: 'gave-up',
    });
  });
});
