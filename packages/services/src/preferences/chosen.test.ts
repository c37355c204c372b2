import { NO_WISHES, PACES, type Schedule, WEEKDAYS } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { type ChosenPreferences, changedWishes } from './chosen';

const NOW = Date.UTC(2026, 2, 2);
const DAY = 86_400_000;
const evenings: Schedule = {
  windows: [{ weekdays: [...WEEKDAYS], from: '18:00', to: '21:00' }],
  holidays: 'as-usual',
  holidayCalendar: 'nl',
};
const nothing: ChosenPreferences = { channels: [], topics: [], mayUseBehaviour: true };
const offers = { topic: 'offers', channel: 'email' } as const;

describe('what was chosen on the preference page', () => {
  it('is nothing where all stays as it is', () => {
    const wishes = { ...NO_WISHES, topics: [{ ...offers, isWanted: false }], hours: evenings, pace: PACES.daily };
    const same = { ...nothing, topics: wishes.topics, hours: evenings, pace: PACES.daily, pauseDays: 0 };
    expect(changedWishes(wishes, same, NOW)).toEqual([]);
    expect(changedWishes(wishes, nothing, NOW)).toEqual([]);
  });

  it('is every wish that differs', () => {
    const chosen: ChosenPreferences = {
      ...{ channels: [], mayUseBehaviour: false, hours: evenings, pace: PACES.weekly, pauseDays: 30 },
      topics: [
        { ...offers, isWanted: false },
        { ...offers, topic: 'news', isWanted: true },
      ],
    };
    expect(changedWishes(NO_WISHES, chosen, NOW)).toEqual([
      { about: 'topic', ...offers, isWanted: false },
      { about: 'hours', hours: evenings },
      { about: 'pace', pace: PACES.weekly },
      { about: 'pause', until: NOW + 30 * DAY },
      { about: 'behaviour', mayBeUsed: false },
    ]);
  });

  it('ends a break that is still on, and none that is over', () => {
    const on = { ...NO_WISHES, pausedUntil: NOW + DAY };
    expect(changedWishes(on, { ...nothing, pauseDays: 0 }, NOW)).toEqual([{ about: 'pause', until: null }]);
    expect(changedWishes(on, { ...nothing, pauseDays: 0 }, NOW + DAY)).toEqual([]);
  });
});
