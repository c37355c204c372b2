/** Another way to know what time it is somewhere: walk along the minutes and read what the platform's clock shows. */

export const ZONES = [
  'Europe/Amsterdam',
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Casablanca',
] as const;

const MINUTE = 60_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** "2026-03-29 03:00", as a clock on the wall would show it. Such texts sort like the times they show. */
export function wallClock(timeZone: string, at: number): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, ...fields });
    clocks.set(timeZone, clock);
  }
  return clock.format(at);
}

/** The first minute at which the clock shows this or more: the first valid one after a gap, the first of two that repeat. */
export function firstMinuteShowing(timeZone: string, wanted: string): number {
  const asUtc = Date.parse(`${wanted.replace(' ', 'T')}Z`);
  for (let at = asUtc - 26 * 60 * MINUTE; ; at += MINUTE) if (wallClock(timeZone, at) >= wanted) return at;
}

/** Moments of clock changes of these zones, and of some days without one. */
export const TURNING_POINTS = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2011-12-30T10:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
  '2018-11-04T03:00Z',
  '2018-02-18T02:00Z',
  '2026-02-15T02:00Z',
  '2024-02-29T00:00Z',
  '2026-07-01T00:00Z',
].map((text) => Date.parse(text));
