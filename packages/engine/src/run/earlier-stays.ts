/** Several runs of one customer in one journey: where the earlier ones stood, and which events were theirs. */
import type { EarlierStay } from '../contract/acting';
import type { EngineEvent } from '../contract/readings';
import type { JournalLine } from './journal';

/** A run's times at its steps, in order, as its journal tells of them. */
export function staysIn(lines: readonly JournalLine[]): EarlierStay[] {
  const stays: EarlierStay[] = [];
  const leave = (until: number, eventId: string | null) => {
    const last = stays.at(-1);
    if (last?.until === null) stays[stays.length - 1] = { ...last, until, eventId };
  };
  for (const line of lines) {
    if (line.type === 'entered') stays.push({ nodeId: line.nodeId, since: line.at, until: null, eventId: null });
    if (line.type === 'left') leave(line.at, line.eventId);
    if (line.type === 'ended') leave(line.at, null);
  }
  return stays;
}

/** Whether a run that began earlier waited at this step when the event happened. */
export function isForEarlierRun(stays: readonly EarlierStay[], nodeId: string, event: EngineEvent): boolean {
  return stays.some((stay) => {
    if (stay.nodeId !== nodeId || stay.since >= event.at) return false;
    return stay.until === null || stay.until > event.at || stay.eventId === event.id;
  });
}
