import { describe, expect, it } from 'vitest';
import { isForEarlierRun, staysIn } from './earlier-stays';
import type { JournalLine } from './journal';

const entered = (at: number, nodeId: string): JournalLine => ({ type: 'entered', at, nodeId, visit: 1 });
const left = (at: number, nodeId: string, eventId: string | null): JournalLine => ({
  ...{ type: 'left', at, nodeId, visit: 1, port: 'next', reason: null, eventId },
});
const ended = (at: number): JournalLine => ({ type: 'ended', at, nodeId: null, outcome: 'failed', reason: null });
const purchase = { id: 'purchase', name: 'purchase', at: 50, properties: {} };

describe('where a run has stood', () => {
  it('is told by its journal, up to the step at which it stands', () => {
    expect(staysIn([entered(1, 'a'), left(5, 'a', 'event'), entered(5, 'b')])).toEqual([
      { nodeId: 'a', since: 1, until: 5, eventId: 'event' },
      { nodeId: 'b', since: 5, until: null, eventId: null },
    ]);
  });

  it('is over when the run ends, wherever that was', () => {
    expect(staysIn([entered(1, 'a'), ended(7)])).toEqual([{ nodeId: 'a', since: 1, until: 7, eventId: null }]);
  });
});

describe('an event that names no run', () => {
  it.each([
    ['it waits there still', [entered(10, 'wait')], true],
    ['that very event let it go on', [entered(10, 'wait'), left(50, 'wait', 'purchase')], true],
    ['it stayed for longer', [entered(10, 'wait'), left(60, 'wait', null)], true],
    ['its time was up before', [entered(10, 'wait'), left(49, 'wait', null)], false],
    ['it came there later', [entered(50, 'wait')], false],
    ['it waits at another step', [entered(10, 'pause')], false],
    ['it has ended', [entered(10, 'wait'), ended(20)], false],
  ])('with an earlier run of which holds “%s”, is for that one: %#', (_, lines, isTaken) => {
    expect(isForEarlierRun(staysIn(lines), 'wait', purchase)).toBe(isTaken);
  });
});
