/** What the lines of one row of the journal share, and what is stored of them once. */
import type { JournalLine } from '@kairos/engine';

export interface LineFrame {
  /** Of the first line, epoch ms. */
  at: number;
  /** The first event that any of them names. */
  eventId: string | null;
}

/** 1 stands for the event of the row. */
export type StoredEvent = string | 1 | null;

export function frameOf(lines: readonly JournalLine[]): LineFrame {
  const [eventId = null] = lines.flatMap((line) => ('eventId' in line && line.eventId ? line.eventId : []));
  return { at: lines[0]?.at ?? 0, eventId };
}

export const eventIn = (eventId: string | null, frame: LineFrame): StoredEvent =>
  eventId !== null && eventId === frame.eventId ? 1 : eventId;

export const eventOf = (event: StoredEvent, frame: LineFrame): string | null => (event === 1 ? frame.eventId : event);
