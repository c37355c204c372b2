import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../time/local';
import type { Schedule } from '../time/schedule';
import { type CustomerWishes, NO_WISHES, PACES } from './customer-wishes';
import { stricterWishes } from './stricter-wishes';

const hours = (from: string, to: string): Schedule => ({
  windows: [{ weekdays: [...WEEKDAYS], from, to }],
  holidays: 'as-usual',
  holidayCalendar: 'nl',
});
const both = (own: Partial<CustomerWishes>, other: Partial<CustomerWishes>) =>
  stricterWishes({ ...NO_WISHES, ...own }, { ...NO_WISHES, ...other });
const about = (topic: string, isWanted: boolean) => ({ topic, channel: 'email' as const, isWanted });

describe('the wishes of two who turn out to be one customer', () => {
  it('are those of the one who wishes anything', () => {
    const said = { ...NO_WISHES, hours: hours('18:00', '21:00'), pace: PACES.weekly, pausedUntil: 7 };
    expect(both({}, said)).toEqual(said);
    expect(both(said, {})).toEqual(said);
  });

  it('leave out a topic that either does not want, and keep what only one spoke of', () => {
    const { topics } = both(
      { topics: [about('offers', true), about('news', false)] },
      { topics: [about('offers', false), about('news', true), about('service', true)] },
    );
    expect(topics).toEqual([about('offers', false), about('news', false), about('service', true)]);
  });

  it('are the slower pace, the longer break, the shorter hours, and no use of behaviour', () => {
    const strict = {
      ...{ pace: PACES.monthly, pausedUntil: 9, hours: hours('22:00', '01:00'), mayUseBehaviour: false },
    };
    const loose = { pace: PACES.daily, pausedUntil: 4, hours: hours('09:00', '17:00'), mayUseBehaviour: true };
    expect(both(strict, loose)).toEqual({ ...NO_WISHES, ...strict });
    expect(both(loose, strict)).toEqual({ ...NO_WISHES, ...strict });
  });

  it('stay the own ones where both are as strict', () => {
    const [own, other] = [hours('09:00', '12:00'), hours('13:00', '16:00')];
    expect(both({ hours: own }, { hours: other }).hours).toEqual(own);
  });
});
