/** Sending rules in words: one plain sentence each. */
import {
  type Channel,
  type FrequencyCap,
  type Language,
  type QuietHours,
  type Schedule,
  type SendingRules,
  WEEKDAYS,
} from '@kairos/engine';

type Translate = (key: string, values?: Record<string, string | number>) => string;

export interface Speech {
  /** Of the namespace `sending`. */
  t: Translate;
  language: Language;
}

export function sayQuiet({ channels, schedule, whenQuiet }: QuietHours, speech: Speech): string {
  const { t } = speech;
  return t(`quiet.sentence.${whenQuiet}`, {
    channels: sayChannels(channels, speech),
    hours: sayHours(schedule, speech),
  });
}

export function sayCap({ channels, topics, most, withinHours, waitHours }: FrequencyCap, speech: Speech): string {
  const { t, language } = speech;
  const what = {
    channels: sayChannels(channels, speech),
    topics: topics === undefined ? '' : t('cap.about', { topics: list(topics, language) }),
    period: withinHours === null ? t('cap.period.day') : t('cap.period.hours', { count: withinHours }),
  };
  const beyond = waitHours === 0 ? t('cap.beyond.skip') : t('cap.beyond.wait', { count: waitHours });
  return `${t('cap.sentence', { ...what, count: most })} ${beyond}`;
}

/** Every rule, a sentence each; what differs between two of these lists is what has changed. */
export function sayRules(rules: SendingRules, speech: Speech): string[] {
  const { t } = speech;
  return [
    ...rules.quietHours.map((quiet) => sayQuiet(quiet, speech)),
    ...rules.caps.map((cap) => sayCap(cap, speech)),
    t('holding.sentence.longest', { count: rules.longestHoldHours }),
    t('holding.sentence.release', { count: rules.releasePerSecond }),
  ];
}

export function sayHours({ windows, holidays }: Schedule, speech: Speech): string {
  const { t, language } = speech;
  const said = windows.map(({ weekdays, from, to }) =>
    t('hours.window', { days: sayDays(weekdays, speech), from, to }),
  );
  if (holidays === 'all-day') said.push(t('hours.holidays.all-day'));
  const hours = list(said, language);
  return holidays === 'never' ? t('hours.holidays.never', { hours }) : hours;
}

function sayDays(weekdays: readonly string[], { t, language }: Speech): string {
  const chosen = WEEKDAYS.filter((day) => weekdays.includes(day));
  const is = (days: readonly string[]) => days.length === chosen.length && chosen.every((day) => days.includes(day));
  if (is(WEEKDAYS)) return t('days.every');
  if (is(WEEKDAYS.slice(0, 5))) return t('days.working');
  if (is(WEEKDAYS.slice(5))) return t('days.weekend');
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const names = chosen.map((day) => name.format(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day))));
  return t('days.some', { days: list(names, language) });
}

function sayChannels(channels: readonly Channel[], { t, language }: Speech): string {
  if (channels.length === 3) return t('channels.all');
  const names = channels.map((channel) => t(`channels.${channel}`));
  return t('channels.some', { channels: list(names, language) });
}

function list(parts: readonly string[], language: Language): string {
  return new Intl.ListFormat(language === 'nl' ? 'nl' : 'en-GB', { type: 'conjunction' }).format(parts);
}
