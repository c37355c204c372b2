import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeMessage,
  isFinal,
  MESSAGE_STATES,
  type MessageChange,
  type MessageStatus,
  OVERRIDABLE_REASONS,
  RENDER_FAILED,
  RESOLUTIONS,
} from './message-state';

const planned: MessageStatus = { state: 'planned', attempt: 0, reason: null, resolution: null };

/** Applies changes in order; every one of them must be allowed. */
function after(...changes: MessageChange[]): MessageStatus {
  return changes.reduce<MessageStatus>((status, change) => {
    const next = changeMessage(status, change);
    if (!next) throw new Error(`${change.type} is not allowed in ${status.state}`);
    return next;
  }, planned);
}

const changeArbitrary: fc.Arbitrary<MessageChange> = fc.oneof(
  fc.constantFrom<MessageChange>(
    { type: 'claim' },
    { type: 'release' },
    { type: 'skip', reason: 'no-consent' },
    { type: 'fail', reason: 'render-failed' },
    { type: 'transmit' },
    { type: 'accept' },
    { type: 'reject', reason: 'address-refused' },
    { type: 'retry', reason: 'provider-busy' },
    { type: 'lose', reason: 'connection-lost' },
    { type: 'expire' },
    { type: 'probe' },
    { type: 'resend' },
    { type: 'resolve', as: 'assumed-sent' },
    { type: 'resolve', as: 'accepted', resolution: 'provider', reason: null },
    { type: 'resolve', as: 'rejected', resolution: 'callback', reason: 'bounced' },
  ),
);

const statusArbitrary: fc.Arbitrary<MessageStatus> = fc.record({
  state: fc.constantFrom(...MESSAGE_STATES),
  attempt: fc.nat(9),
  reason: fc.constant(null),
  resolution: fc.constantFrom(...RESOLUTIONS, null),
});

describe('the life of a message', () => {
  it('goes from planned over claimed and transmitting to accepted', () => {
    expect(after({ type: 'claim' }, { type: 'transmit' }, { type: 'accept' })).toEqual({
      state: 'accepted',
      attempt: 1,
      reason: null,
      resolution: null,
    });
  });

  it('is planned again when the deliverer vanished before the hand-over', () => {
    expect(after({ type: 'claim' }, { type: 'expire' }).state).toBe('planned');
  });

  it('is unknown when the deliverer vanished during the hand-over', () => {
    expect(after({ type: 'claim' }, { type: 'transmit' }, { type: 'expire' })).toMatchObject({
      state: 'unknown',
      reason: 'lease-expired',
    });
  });

  it('of a call that was refused begins once more when a member wants it, and goes on counting its attempts', () => {
    const refused = after({ type: 'claim' }, { type: 'transmit' }, { type: 'reject', reason: 'endpoint-refused' });
    const again = changeMessage(refused, { type: 'repeat' });
    expect(again).toEqual({ state: 'planned', attempt: 1, reason: null, resolution: null });
    expect(again && changeMessage(again, { type: 'claim' })?.attempt).toBe(2);
  });

  it('counts a new attempt for every claim, so that a late writer can be told apart', () => {
    expect(after({ type: 'claim' }, { type: 'expire' }, { type: 'claim' }).attempt).toBe(2);
  });

  it('keeps an unknown message unknown, and sent for all we know, when nobody answers', () => {
    const status = after(
      { type: 'claim' },
      { type: 'transmit' },
      { type: 'expire' },
      { type: 'resolve', as: 'assumed-sent' },
    );
    expect(status).toMatchObject({ state: 'unknown', resolution: 'assumed-sent' });
    expect(isFinal(status)).toBe(true);
  });

  it('stays unknown while the provider is asked again under the same key', () => {
    const lost = after({ type: 'claim' }, { type: 'transmit' }, { type: 'expire' });
    expect(changeMessage(lost, { type: 'probe' })).toMatchObject({ state: 'unknown', attempt: 2 });
  });

  it.each(OVERRIDABLE_REASONS)('is planned again by a member when it was not sent for %s', (reason) => {
    const change = { type: reason === RENDER_FAILED ? 'fail' : 'skip', reason } as const;
    expect(after({ type: 'claim' }, change, { type: 'override' })).toMatchObject({
      state: 'planned',
      reason: null,
    });
  });

  it('stays rejected by its provider, whatever a member wants', () => {
    const refused = after({ type: 'claim' }, { type: 'transmit' }, { type: 'reject', reason: 'address-refused' });
    expect(changeMessage(refused, { type: 'override' })).toBeNull();
  });

  it.each(['no-consent', 'suppressed', 'own-hours', 'own-pace', 'run-ended'])(
    'stays skipped for %s, whatever a member wants',
    (reason) => {
      expect(changeMessage(after({ type: 'claim' }, { type: 'skip', reason }), { type: 'override' })).toBeNull();
    },
  );

  it('never changes by itself once it is final', () => {
    fc.assert(
      fc.property(statusArbitrary, changeArbitrary, (status, change) => {
        fc.pre(isFinal(status));
        expect(changeMessage(status, change)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  it('goes from transmitting back to planned only when it is proven that nothing was sent, or when a second copy is better than none', () => {
    fc.assert(
      fc.property(fc.array(changeArbitrary, { maxLength: 60 }), (changes) => {
        let status = planned;
        let mayHaveLeft = false;
        for (const change of changes) {
          const next = changeMessage(status, change);
          // Service messages alone are sent again, and by no other way.
          if (!next || change.type === 'resend') continue;
          if (status.state === 'transmitting' && next.state === 'planned') expect(change.type).toBe('retry');
          if (status.state === 'transmitting' && change.type !== 'retry') mayHaveLeft = true;
          if (mayHaveLeft) expect(['planned', 'claimed', 'transmitting', 'skipped']).not.toContain(next.state);
          status = next;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is sent again only while nobody knows what became of it', () => {
    const lost = after({ type: 'claim' }, { type: 'transmit' }, { type: 'lose', reason: 'connection-lost' });
    expect(changeMessage(lost, { type: 'resend' })).toMatchObject({ state: 'planned', attempt: 1 });
    const assumed = after(
      { type: 'claim' },
      { type: 'transmit' },
      { type: 'lose', reason: 'x' },
      { type: 'resolve', as: 'assumed-sent' },
    );
    expect(changeMessage(assumed, { type: 'resend' })).toBeNull();
    expect(changeMessage(after({ type: 'claim' }, { type: 'transmit' }), { type: 'resend' })).toBeNull();
  });

  it('never lowers the attempt', () => {
    fc.assert(
      fc.property(statusArbitrary, changeArbitrary, (status, change) => {
        const next = changeMessage(status, change);
        if (next) expect(next.attempt).toBeGreaterThanOrEqual(status.attempt);
      }),
    );
  });
});
