/** Moments in words, in the zone of the workspace. */
import type { Language } from '@kairos/engine';

/** "Fri 12 June, 10:21"; with the year when it is another one than now. */
export function sayMoment(at: number, now: number, timeZone: string, language: Language): string {
  const year = (moment: number) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(moment);
  const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: year(at) === year(now) ? undefined : 'numeric',
    timeZone,
  }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  return `${date.replace(',', '')}, ${time}`;
}

const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** "2 minutes ago". */
export function timeSince(at: number, now: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const past = Math.max(0, now - at);
  const step = STEPS.find(({ ms }) => past >= ms);
  return step ? format.format(-Math.floor(past / step.ms), step.unit) : format.format(0, 'second');
}
