/** What a reader is told of a run, from its journal. */
import { EMPTY_DOCUMENT, type JournalLine } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { timelineOf } from './timeline';

const entered: JournalLine = { type: 'entered', at: 1, nodeId: 'rest', visit: 1 };
const waiting: JournalLine = {
  type: 'waiting',
  at: 1,
  nodeId: 'rest',
  visit: 1,
  until: 9,
  reason: { key: 'reason.waiting' },
};
const ended = (key: string): JournalLine => {
  return { type: 'ended', at: 5, nodeId: 'rest', outcome: 'exited', reason: { key } };
};

function told(last: JournalLine) {
  const story = { lines: [entered, waiting, last], sensed: [], lastEvent: null, times: 1, failure: null };
  return timelineOf(EMPTY_DOCUMENT, story);
}

describe('the end of a run', () => {
  it('is told at the step that led to it', () => {
    expect(told(ended('reason.left'))).toMatchObject([
      { type: 'step', reason: { key: 'reason.left' }, leftAt: 5 },
      { type: 'ended', isMerged: false },
    ]);
  });

  it('has a reason of its own when its customer turned out to be another who was here already', () => {
    expect(told(ended('reason.merged'))).toMatchObject([
      { type: 'step', reason: { key: 'reason.waiting' }, leftAt: 5 },
      { type: 'ended', isMerged: true },
    ]);
  });
});
