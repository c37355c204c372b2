/** What a new rule says before anybody changes it. */
import { type FrequencyCap, type QuietHours, WEEKDAYS } from '@kairos/engine';

export const FRESH_QUIET: QuietHours = {
  channels: ['email', 'sms', 'push'],
  schedule: {
    windows: [{ weekdays: [...WEEKDAYS], from: '22:00', to: '08:00' }],
    holidays: 'as-usual',
    holidayCalendar: 'nl',
  },
  whenQuiet: 'hold',
};

export const FRESH_CAP: FrequencyCap = { channels: ['email', 'sms', 'push'], most: 2, withinHours: null, waitHours: 0 };
