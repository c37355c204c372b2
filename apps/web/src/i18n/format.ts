/** Numbers, dates and times in the reader's language and the workspace's zone. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../app/workspace';

export interface Format {
  number(value: number): string;
  /** An amount in the workspace's currency. */
  money(value: number): string;
  percent(share: number): string;
  /** "14 Mar 1998". All moments are epoch ms. */
  date(moment: number): string;
  /** "10:21". */
  time(moment: number): string;
  /** "14 Mar 1998, 10:21". */
  moment(moment: number): string;
  /** "14 Mar 1998, 10:21:07": for lists where seconds tell events apart. */
  exact(moment: number): string;
  /** "14 Mar, 10:21"; with the year where it is not that of `now`. */
  brief(moment: number, now: number): string;
  /** "3 hours ago", "in 2 days". */
  relative(moment: number, now: number): string;
  /** "2.1 days", "45 minutes": a length of time in milliseconds. */
  duration(milliseconds: number): string;
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  const { timeZone, currency } = useWorkspace();
  return useMemo(() => createFormat(i18n.language, timeZone, currency), [i18n.language, timeZone, currency]);
}

/** `language` is a language of ours; English takes the day before the month, as Dutch does. */
export function createFormat(language: string, timeZone: string, currency: string): Format {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const day = { day: 'numeric', month: 'short', year: 'numeric', timeZone } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const number = new Intl.NumberFormat(locale);
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, day);
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone });
  const time = new Intl.DateTimeFormat(locale, clock);
  const exactTime = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    number: (value) => number.format(value),
    money: (value) => money.format(value),
    percent: (share) => percent.format(share),
    date: (moment) => date.format(moment),
    time: (moment) => time.format(moment),
    moment: (moment) => `${date.format(moment)}, ${time.format(moment)}`,
    exact: (moment) => `${date.format(moment)}, ${exactTime.format(moment)}`,
    brief: (moment, now) =>
      `${(year.format(moment) === year.format(now) ? dayOfYear : date).format(moment)}, ${time.format(moment)}`,
    relative: (moment, now) => relativeTo(relative, moment - now),
    duration: (milliseconds) => durationIn(locale, milliseconds),
  };
}

function durationIn(locale: string, milliseconds: number): string {
  const [unit, length] = LENGTHS.find(([, each]) => milliseconds >= each) ?? ['second', 1_000];
  const long = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, long).format(milliseconds / length);
}

const LENGTHS: ['day' | 'hour' | 'minute', number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function relativeTo(format: Intl.RelativeTimeFormat, difference: number): string {
  for (const [unit, length] of STEPS) {
    if (Math.abs(difference) >= length) return format.format(Math.round(difference / length), unit);
  }
  return format.format(0, 'second');
}
