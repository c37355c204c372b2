import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { waitUntilBehaviour } from './behaviour';
import { waitUntilDefinition } from './definition';
import { type WaitUntilConfig, waitUntilSchema } from './schema';

const beforeEnd = waitUntilSchema.parse({
  until: 'date',
  attribute: 'contract_end',
  offset: { amount: 21, unit: 'days', direction: 'before' },
});
const officeHours = waitUntilSchema.parse({ until: 'window' });

function decide(config: WaitUntilConfig, now: string, attributes = {}) {
  const at = Date.parse(now);
  const facts = { customerKey: 'ana', attributes, timeZone: 'Europe/Amsterdam' };
  return waitUntilBehaviour.enter(contextFor(config, { now: at, enteredAt: at, facts }));
}

const at = (moment: string) => ({ type: 'stay', until: Date.parse(moment) });

describe('wait until a date', () => {
  it('waits for the date with its distance, at a time on the customer’s clock', () => {
    const decision = decide(beforeEnd, '2026-03-01T12:00:00Z', { contract_end: '2026-06-30' });
    expect(decision).toMatchObject(at('2026-06-09T09:00:00+02:00'));
  });

  it('goes on, leaves or takes a way of its own when that is past, as it was told', () => {
    const past = (whenPast: WaitUntilConfig['whenPast']) =>
      decide({ ...beforeEnd, whenPast }, '2026-06-09T07:00:00Z', { contract_end: '2026-06-30' });
    expect(past('continue')).toMatchObject({ type: 'leave', port: 'next', reason: { key: 'reason.past' } });
    expect(past('exit')).toMatchObject({ type: 'end', outcome: 'exited' });
    expect(past('branch')).toMatchObject({ type: 'leave', port: 'past' });
  });

  it('treats a date that is not known, or is none, the same, and says so', () => {
    for (const attributes of [{}, { contract_end: 'soon' }, { contract_end: '2026-02-30' }]) {
      const decision = decide(beforeEnd, '2026-03-01T12:00:00Z', attributes);
      expect(decision).toMatchObject({ type: 'leave', port: 'next', reason: { key: 'reason.unknown' } });
    }
  });

  it('moves with the date', () => {
    const facts = { customerKey: 'ana', attributes: { contract_end: '2027-06-30' }, timeZone: 'Europe/Amsterdam' };
    const now = Date.parse('2026-03-01T12:00:00Z');
    const moved = waitUntilBehaviour.resume?.(contextFor(beforeEnd, { now, facts }), {
      type: 'event',
      event: { id: 'event-1', name: 'identify', at: now },
      purpose: 'moved',
    });
    expect(moved).toMatchObject(at('2027-06-09T09:00:00+02:00'));
  });

  it('has a way for those who are late only when it is set so', () => {
    const ports = (whenPast: WaitUntilConfig['whenPast']) =>
      waitUntilDefinition.outputs({ ...beforeEnd, whenPast }).map(({ id }) => id);
    expect(ports('continue')).toEqual(['next']);
    expect(ports('branch')).toEqual(['next', 'past']);
  });

  it('asks for the date before it can be published', () => {
    expect(codesOf(waitUntilDefinition, { ...beforeEnd, attribute: '' })).toEqual(['attribute-missing']);
    expect(codesOf(waitUntilDefinition, beforeEnd)).toEqual([]);
  });
});

describe('wait until the right hours', () => {
  it('lets pass at once who comes within them, the last minute included', () => {
    expect(decide(officeHours, '2026-06-05T16:59:59+02:00')).toMatchObject({ type: 'leave', port: 'next' });
  });

  it('holds who comes at the end of them until they begin again', () => {
    expect(decide(officeHours, '2026-06-05T17:00:00+02:00')).toMatchObject(at('2026-06-08T09:00:00+02:00'));
  });

  it('leaves holidays out', () => {
    expect(decide(officeHours, '2026-12-24T18:00:00+01:00')).toMatchObject(at('2026-12-28T09:00:00+01:00'));
  });

  it('runs over midnight', () => {
    const night: WaitUntilConfig = {
      ...officeHours,
      window: { ...officeHours.window, windows: [{ weekdays: ['friday'], from: '22:00', to: '06:00' }] },
    };
    expect(decide(night, '2026-06-06T05:59:00+02:00')).toMatchObject({ type: 'leave', port: 'next' });
    expect(decide(night, '2026-06-06T06:00:00+02:00')).toMatchObject(at('2026-06-12T22:00:00+02:00'));
  });

  it('cannot be published with hours that never come', () => {
    const never = { ...officeHours, window: { ...officeHours.window, windows: [] } };
    expect(codesOf(waitUntilDefinition, never)).toEqual(['window-never']);
  });
});
