import type { JsonObject } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { warningsOn } from './warnings';

const identify = (properties: Parameters<typeof warningsOn>[0]['properties']) =>
  warningsOn({ kind: 'identify', properties }).map(({ code }) => code);

describe('what is accepted with a warning', () => {
  it.each(['Mars/Olympus', '+01:00', 'CEST!', 60])('is a customer whose time zone is %j', (zone) => {
    expect(identify({ time_zone: zone })).toEqual(['unknown-time-zone']);
  });

  it.each<JsonObject>([{}, { time_zone: null }, { time_zone: '' }, { time_zone: 'Asia/Kathmandu' }])(
    'is not %j',
    (traits) => {
      expect(identify(traits)).toEqual([]);
    },
  );

  it('is not an event that carries such a property: that says nothing of the customer', () => {
    expect(warningsOn({ kind: 'track', properties: { time_zone: 'Mars/Olympus' } })).toEqual([]);
  });
});
