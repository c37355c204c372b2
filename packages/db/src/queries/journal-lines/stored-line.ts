/**
 * How lines of the journal are stored: in few bytes, for a million runs wait. The usual ones are lists that begin with a letter
 * for the type, the node, and the milliseconds since the first line of the row; what ends such a list and is as usual is left out.
 * The function `journal_lines` in the database reads them as well. Lines of other types, and all from before, have names.
 */
import type { JournalLine } from '@kairos/engine';
import { withoutUsual } from '../without-usual';
import { eventIn, eventOf, type LineFrame, type StoredEvent } from './line-frame';
import {
  explanationOf,
  phraseOf,
  type StoredExplanation,
  type StoredPhrase,
  storedExplanation,
  storedPhrase,
} from './stored-reasons';

type Of<Type extends JournalLine['type']> = Extract<JournalLine, { type: Type }>;

/** `until` counts from the first line as well. */
type Listed =
  | ['t', nodeId: string, after: number, event: StoredEvent, explanation: StoredExplanation]
  | ['e', nodeId: string, after?: number, visit?: number]
  | ['w', nodeId: string, after?: number, visit?: number, until?: number | null, reason?: StoredPhrase | null]
  | [
      ...['l', nodeId: string, after: number, visit: number, port: string],
      ...[event?: StoredEvent, reason?: StoredPhrase | null],
    ]
  | [
      ...['m', nodeId: string, after: number, visit: number, channel: Of<'message'>['channel']],
      ...[verdict: Of<'message'>['verdict'], reason?: string | null, until?: number | null],
    ]
  | ['x', nodeId: string | null, after: number, outcome: string, reason?: StoredPhrase | null];

export type StoredLine = Listed | JournalLine;

/** As it is written into JSON. */
export function storedLine(line: JournalLine, frame: LineFrame): readonly unknown[] | JournalLine {
  const { nodeId, at } = line;
  const after = at - frame.at;
  switch (line.type) {
    case 'triggered':
      return ['t', nodeId, after, eventIn(line.eventId, frame), storedExplanation(line.explanation, frame)];
    case 'entered':
      return withoutUsual(['e', nodeId, after, line.visit], [0, 1]);
    case 'waiting': {
      const until = line.until === null ? null : line.until - frame.at;
      return withoutUsual(['w', nodeId, after, line.visit, until, storedPhrase(line.reason)], [0, 1, null, null]);
    }
    case 'left': {
      const why = [eventIn(line.eventId, frame), storedPhrase(line.reason)];
      return withoutUsual(['l', nodeId, after, line.visit, line.port, ...why], [null, null]);
    }
    case 'message': {
      const { visit, channel, verdict, reason } = line;
      const until = line.until === undefined ? null : line.until - frame.at;
      return withoutUsual(['m', nodeId, after, visit, channel, verdict, reason, until], [null, null]);
    }
    case 'ended':
      return withoutUsual(['x', nodeId, after, line.outcome, storedPhrase(line.reason)], [null]);
    default:
      return line;
  }
}

export function lineOf(stored: StoredLine, frame: LineFrame): JournalLine {
  if (!Array.isArray(stored)) return stored;
  const at = frame.at + (stored[2] ?? 0);
  switch (stored[0]) {
    case 't': {
      const [, nodeId, , event, explanation] = stored;
      return {
        ...{ type: 'triggered', at, nodeId, eventId: eventOf(event, frame) },
        explanation: explanationOf(explanation, frame),
      };
    }
    case 'e': {
      const [, nodeId, , visit = 1] = stored;
      return { type: 'entered', at, nodeId, visit };
    }
    case 'w': {
      const [, nodeId, , visit = 1, until = null, reason = null] = stored;
      return {
        ...{ type: 'waiting', at, nodeId, visit },
        ...{ until: until === null ? null : frame.at + until, reason: phraseOf(reason) },
      };
    }
    case 'l': {
      const [, nodeId, , visit, port, event = null, reason = null] = stored;
      return {
        ...{ type: 'left', at, nodeId, visit, port },
        ...{ reason: phraseOf(reason), eventId: eventOf(event, frame) },
      };
    }
    case 'm': {
      const [, nodeId, , visit, channel, verdict, reason = null, until = null] = stored;
      const held = until === null ? {} : { until: frame.at + until };
      return { type: 'message', at, nodeId, visit, channel, verdict, reason, ...held };
    }
    case 'x': {
      const [, nodeId, , outcome, reason = null] = stored;
      return { type: 'ended', at, nodeId, outcome, reason: phraseOf(reason) };
    }
  }
}
