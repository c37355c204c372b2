/** When an awaited event is taken for missing: after the deadline and the grace, and not before its source has reported that far. */
import { type CustomerFacts, durationToMilliseconds } from '@kairos/engine';
import { countingOf, endOfTerm } from '../../settings/term';
import type { AbsenceIndicatorConfig } from './schema';

const HOUR = 3_600_000;
/** While a source is behind, it is asked for again every hour, and for so many of them. */
const MOST_LOOKS = 30 * 24;

/** A wait for an event, as it is kept in the state. Epoch ms UTC. */
export interface Wait {
  /** Event time at which it began. */
  openedAt: number;
  /** The last moment in time; left out where it follows from the beginning, because time elapses. */
  deadline?: number;
}

/** A wait that begins now. Days are those of the zone that the customer is in at this moment; a later move changes nothing. */
export function beginWait(openedAt: number, config: AbsenceIndicatorConfig, { timeZone }: CustomerFacts): Wait {
  if (countingOf(config) === 'elapsed') return { openedAt };
  return { openedAt, deadline: endOfTerm(config, openedAt, timeZone) };
}

/** The first moment at which a wait is over. The deadline itself is still in time. */
export function overdueFrom(wait: Wait, config: AbsenceIndicatorConfig): number {
  return deadlineOf(wait, config) + (config.grace ? durationToMilliseconds(config.grace) : 0) + 1;
}

/**
 * Whether it is known at `at` that nothing came. Sources are only asked at the moments that `nextLook` names, so that
 * it does not depend on what else happens in between.
 */
export function isMissing(wait: Wait, at: number, config: AbsenceIndicatorConfig, facts: CustomerFacts): boolean {
  const due = overdueFrom(wait, config);
  if (at < due) return false;
  if (!config.awaitsSource) return true;
  const heard = facts.sources?.[config.missingEvent];
  if (heard === undefined) return true;
  const isLook = (at - due) % HOUR === 0 && (at - due) / HOUR <= MOST_LOOKS;
  return isLook && heard.until >= deadlineOf(wait, config);
}

/** The next moment after `at` at which to see whether something is missing, or null when that was given up. */
export function nextLook(wait: Wait, at: number, config: AbsenceIndicatorConfig): number | null {
  const due = overdueFrom(wait, config);
  if (at < due) return due;
  const looks = Math.floor((at - due) / HOUR) + 1;
  return config.awaitsSource && looks <= MOST_LOOKS ? due + looks * HOUR : null;
}

function deadlineOf({ openedAt, deadline }: Wait, { within }: AbsenceIndicatorConfig): number {
  return deadline ?? openedAt + durationToMilliseconds(within);
}
