import { type FrequencyCap, type Language, NO_SENDING_RULES, type QuietHours, WEEKDAYS } from '@kairos/engine';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { type Speech, sayCap, sayQuiet, sayRules } from './say-rule';
import en from './words.en.json';
import nl from './words.nl.json';

async function speak(language: Language): Promise<Speech> {
  const instance = i18next.createInstance();
  const t = await instance.init({
    lng: language,
    resources: { en: { sending: en }, nl: { sending: nl } },
    defaultNS: 'sending',
    keySeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
  return { t: (key, values) => t(key, { ...values }), language };
}

const nights: QuietHours = {
  channels: ['email', 'sms'],
  schedule: {
    windows: [{ weekdays: [...WEEKDAYS], from: '22:00', to: '08:00' }],
    holidays: 'all-day',
    holidayCalendar: 'nl',
  },
  whenQuiet: 'hold',
};
const mondays: QuietHours = {
  channels: ['email', 'sms', 'push'],
  schedule: {
    windows: [{ weekdays: ['monday'], from: '21:00', to: '09:00' }],
    holidays: 'never',
    holidayCalendar: 'nl',
  },
  whenQuiet: 'skip',
};
const cap: FrequencyCap = { channels: ['email'], most: 1, withinHours: null, waitHours: 0 };

describe('a sending rule in words', () => {
  it('is one plain sentence, and what becomes of the others', async () => {
    const speech = await speak('en');
    expect(sayQuiet(nights, speech)).toBe(
      'No messages every day from 22:00 to 08:00 and on Dutch public holidays, over e-mail and SMS. What is due then waits until it is over.',
    );
    expect(sayQuiet(mondays, speech)).toBe(
      'No messages on Monday from 21:00 to 09:00, but not on Dutch public holidays, over any channel. What is due then is not sent.',
    );
    expect(sayCap(cap, speech)).toBe(
      'At most 1 message a day per customer, over e-mail. What comes on top is not sent.',
    );
    expect(sayCap({ ...cap, most: 3, withinHours: 16, waitHours: 6, topics: ['offers', 'news'] }, speech)).toBe(
      'At most 3 messages within any 16 hours per customer, over e-mail, about offers and news. What comes on top waits up to 6 hours for room.',
    );
  });

  it('is said in Dutch as well', async () => {
    const speech = await speak('nl');
    expect(sayQuiet(nights, speech)).toBe(
      'Geen berichten elke dag van 22:00 tot 08:00 en op feestdagen, via e-mail en sms. Wat dan aan de beurt is, wacht tot het voorbij is.',
    );
    expect(sayCap({ ...cap, most: 2 }, speech)).toBe(
      'Hoogstens 2 berichten per dag per klant, via e-mail. Wat daar bovenop komt, wordt niet verstuurd.',
    );
  });

  it('differs where rules differ, so that a change can be told by what came and went', async () => {
    const speech = await speak('en');
    const before = sayRules({ ...NO_SENDING_RULES, quietHours: [nights] }, speech);
    const after = sayRules({ ...NO_SENDING_RULES, quietHours: [nights], caps: [cap] }, speech);
    expect(after.filter((sentence) => !before.includes(sentence))).toEqual([sayCap(cap, speech)]);
    expect(before.filter((sentence) => !after.includes(sentence))).toEqual([]);
  });
});
