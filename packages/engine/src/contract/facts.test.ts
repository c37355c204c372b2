import { describe, expect, it } from 'vitest';
import { factsWith } from './facts';

const inTokyo = {
  customerKey: 'ana',
  attributes: { time_zone: 'Asia/Tokyo', city: 'Tokyo' },
  timeZone: 'Asia/Tokyo',
  fallbackZone: 'Europe/Amsterdam',
};

describe('what is known of a customer after their data changed', () => {
  it.each([
    ['another zone is theirs from then on', { time_zone: 'Asia/Kathmandu' }, 'Asia/Kathmandu'],
    ['no zone any more: the workspace’s holds', { city: 'Utrecht' }, 'Europe/Amsterdam'],
    [
      'a zone that does not exist: the workspace’s holds, not the one before',
      { time_zone: 'Mars/Olympus' },
      'Europe/Amsterdam',
    ],
    ['something that is no name at all', { time_zone: 60 }, 'Europe/Amsterdam'],
  ])('%s', (_, attributes, timeZone) => {
    expect(factsWith(inTokyo, attributes)).toEqual({ ...inTokyo, attributes, timeZone });
  });

  it('without a zone for others keeps the one it has, through any number of changes', () => {
    const known = { customerKey: 'ana', attributes: {}, timeZone: 'UTC' };
    const moved = factsWith(known, { time_zone: 'Asia/Tokyo' });
    expect(moved.timeZone).toBe('Asia/Tokyo');
    expect(factsWith(moved, {}).timeZone).toBe('UTC');
  });
});
