/** What is wrong with sending rules, each with the place where it stands. */
import { nextOutside, nextWithin } from '../time/schedule';
import { type QuietHours, type SendingRules, sendingRulesSchema } from './sending-rules';

/** Problems of severity `error` keep the rules from being saved; a `warning` says what people may not expect. */
export const RULES_PROBLEMS = {
  'no-channel': 'error',
  'no-topic': 'error',
  'no-window': 'error',
  'no-weekday': 'error',
  'no-time': 'error',
  'out-of-range': 'error',
  'always-quiet': 'error',
  'quiet-outlasts-hold': 'warning',
  'wait-outlasts-hold': 'warning',
} as const;
export type RulesProblemCode = keyof typeof RULES_PROBLEMS;

export interface RulesProblem {
  /** Into the rules: "quietHours.0.schedule.windows.1.from". */
  path: string;
  code: RulesProblemCode;
}

const HOUR = 3_600_000;

/** Every problem of rules that somebody is still writing; empty when they hold what they say. */
export function checkSendingRules(rules: SendingRules): RulesProblem[] {
  const fit = sendingRulesSchema.safeParse(rules);
  const ill = fit.success ? [] : fit.error.issues.map(({ path }) => ({ path: path.join('.'), code: codeOf(path) }));
  return [...ill, ...missingHours(rules), ...(ill.length === 0 ? checkMeaning(rules) : [])];
}

function codeOf(path: PropertyKey[]): RulesProblemCode {
  switch (path.findLast((part) => typeof part === 'string')) {
    case 'channels':
      return 'no-channel';
    case 'topics':
      return 'no-topic';
    case 'from':
    case 'to':
      return 'no-time';
    default:
      return 'out-of-range';
  }
}

function missingHours({ quietHours }: SendingRules): RulesProblem[] {
  return quietHours.flatMap(({ schedule: { windows, holidays } }, index): RulesProblem[] => {
    const path = `quietHours.${index}.schedule.windows`;
    if (windows.length === 0 && holidays !== 'all-day') return [{ path, code: 'no-window' }];
    return windows.flatMap(({ weekdays }, place) =>
      weekdays.length === 0 ? [{ path: `${path}.${place}.weekdays`, code: 'no-weekday' }] : [],
    );
  });
}

function checkMeaning({ quietHours, caps, longestHoldHours }: SendingRules): RulesProblem[] {
  const ofHours = quietHours.flatMap((quiet, index): RulesProblem[] => {
    const path = `quietHours.${index}.schedule.windows`;
    const longest = longestQuiet(quiet);
    if (longest === null) return [{ path, code: 'always-quiet' }];
    if (quiet.whenQuiet === 'hold' && longest > longestHoldHours * HOUR) return [{ path, code: 'quiet-outlasts-hold' }];
    return [];
  });
  const ofCaps = caps.flatMap(({ waitHours }, index): RulesProblem[] =>
    waitHours > longestHoldHours ? [{ path: `caps.${index}.waitHours`, code: 'wait-outlasts-hold' }] : [],
  );
  return [...ofHours, ...ofCaps];
}

/** Any Monday; in UTC, since no zone makes quiet hours longer by more than its change of the clock. */
const A_MONDAY = Date.UTC(2024, 0, 1);
/** Hours that go over the end of a week are seen whole in the second. */
const TWO_WEEKS = 14 * 24 * HOUR;

/** The longest stretch of ordinary weeks, in milliseconds; null when it never ends. */
function longestQuiet({ schedule }: QuietHours): number | null {
  const week = { ...schedule, holidays: 'as-usual' as const };
  let longest = 0;
  for (let at = A_MONDAY; at < A_MONDAY + TWO_WEEKS; ) {
    const start = nextWithin('UTC', week, at);
    if (start === null) break;
    const end = nextOutside('UTC', week, start);
    if (end === null) return null;
    longest = Math.max(longest, end - start);
    at = end;
  }
  return longest;
}
