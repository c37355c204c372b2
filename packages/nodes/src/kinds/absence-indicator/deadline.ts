/** When an awaited event is taken for missing: after the deadline and the grace, and not before its source has reported that far. */
import { type CustomerFacts, durationToMilliseconds } from '@kairos/engine';
import type { AbsenceIndicatorConfig } from './schema';

const HOUR = 3_600_000;
/** While a source is behind, it is asked for again every hour, and for so many of them. */
const MOST_LOOKS = 30 * 24;

/** The first moment at which a wait that began at `openedAt` is over. The deadline itself is still in time. */
export function overdueFrom(openedAt: number, { within, grace }: AbsenceIndicatorConfig): number {
  return openedAt + durationToMilliseconds(within) + (grace ? durationToMilliseconds(grace) : 0) + 1;
}

/**
 * Whether it is known at `at` that nothing came. Sources are only asked at the moments that `nextLook` names, so that
 * it does not depend on what else happens in between.
 */
export function isMissing(openedAt: number, at: number, config: AbsenceIndicatorConfig, facts: CustomerFacts): boolean {
  const due = overdueFrom(openedAt, config);
  if (at < due) return false;
  if (!config.awaitsSource) return true;
  const heard = facts.sources?.[config.missingEvent];
  if (heard === undefined) return true;
  const isLook = (at - due) % HOUR === 0 && (at - due) / HOUR <= MOST_LOOKS;
  return isLook && heard.until >= openedAt + durationToMilliseconds(config.within);
}

/** The next moment after `at` at which to see whether something is missing, or null when that was given up. */
export function nextLook(openedAt: number, at: number, config: AbsenceIndicatorConfig): number | null {
  const due = overdueFrom(openedAt, config);
  if (at < due) return due;
  const looks = Math.floor((at - due) / HOUR) + 1;
  return config.awaitsSource && looks <= MOST_LOOKS ? due + looks * HOUR : null;
}
