/** Several waits of one customer side by side, told apart by a key: each unpaid invoice on its own. */
import type { SensingMoment } from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { plainIn } from '../../sensing/event-value';
import { beginWait, isMissing, nextLook, overdueFrom, type Wait } from './deadline';
import type { AbsenceIndicatorConfig } from './schema';

export interface KeyedWaits {
  /** Matters whose event is awaited, with the parts of their waits; oldest first. */
  open: [key: string, openedAt: number, deadline?: number][];
  /** Matters whose deadline has passed and whose event has not come since; oldest first. */
  overdue: string[];
}

export const NO_WAITS: KeyedWaits = { open: [], overdue: [] };

/** Per customer; the oldest are dropped first. */
const MOST_KEYS = 200;

/** What a moment makes of the waits, and the keys whose deadline has passed at it. */
export function stepKeyed(
  waits: KeyedWaits,
  moment: SensingMoment,
  config: AbsenceIndicatorConfig,
): { waits: KeyedWaits; fired: string[] } {
  const { at, facts } = moment;
  const fired = waits.open.flatMap((each) => (isMissing(waitOf(each), at, config, facts) ? [each[0]] : []));
  let open = waits.open.filter(([key]) => !fired.includes(key));
  let overdue = [...waits.overdue.filter((key) => !fired.includes(key)), ...fired].slice(-MOST_KEYS);
  const answer = matchOf(moment, { eventName: config.missingEvent, conditions: config.missingConditions });
  if (answer) {
    // A payment that names no invoice pays the oldest one.
    const key = plainIn(answer, config.missingKey || config.key || '') ?? overdue[0] ?? open[0]?.[0];
    overdue = overdue.filter((each) => each !== key);
    open = open.filter(([each, openedAt]) => each !== key || openedAt > answer.at);
  }
  const start = matchOf(moment, { eventName: config.startEvent, conditions: config.startConditions });
  const key = start && plainIn(start, config.key ?? '');
  if (start && key !== null && !open.some(([each]) => each === key)) {
    const { openedAt, deadline } = beginWait(start.at, config, facts);
    const begun: KeyedWaits['open'][number] = deadline === undefined ? [key, openedAt] : [key, openedAt, deadline];
    open = [...open, begun].sort((a, b) => a[1] - b[1]).slice(-MOST_KEYS);
  }
  return { waits: { open, overdue }, fired };
}

export function nextLookOfAny(waits: KeyedWaits, at: number, config: AbsenceIndicatorConfig): number | null {
  const looks = waits.open.map((each) => nextLook(waitOf(each), at, config)).filter((look) => look !== null);
  return looks.length === 0 ? null : Math.min(...looks);
}

/** Whether a deadline has passed of which it is not known yet whether its event is missing, because the source is behind. */
export function isAnyHeld(waits: KeyedWaits, at: number, config: AbsenceIndicatorConfig): boolean {
  return waits.open.some((each) => at >= overdueFrom(waitOf(each), config));
}

function waitOf([, openedAt, deadline]: KeyedWaits['open'][number]): Wait {
  return deadline === undefined ? { openedAt } : { openedAt, deadline };
}
