import type { JournalLine } from '@kairos/engine';
import { describe, expect, it, test } from 'vitest';
import { frameOf } from './line-frame';
import { lineOf, storedLine } from './stored-line';

const at = 1_795_728_569_288;
const [eventId, other] = ['01a21c61-f646-73e8-a7e0-fe70e05b9d1d', '01a21c61-f646-73e8-a7e0-fe70e05b9d1e'];
const place = { nodeId: 'answer', visit: 1 };
const addend = { nodeId: 'sign', points: 10, now: 10, at: null, eventId: null, times: 1 };
const faded = { nodeId: 'visit', points: 5, now: 2.5, at: at - 60_000, eventId, times: 3 };
const of = (lines: (typeof addend | typeof faded)[]) => ({ lines, removed: 0 });
const days = { key: 'duration.days', values: { count: 900 } };
const reason = { key: 'reason.waiting', values: { event: 'answered', duration: days } };

const LINES: JournalLine[] = [
  {
    ...{ type: 'triggered', at, nodeId: 'start', eventId },
    explanation: [
      { nodeId: 'sign', active: true, value: 1, points: 10 },
      { nodeId: 'score', active: false, value: 12.5, points: 0, account: of([addend, faded]) },
      {
        nodeId: 'other',
        active: true,
        value: 3,
        points: 0,
        account: of([
          { ...addend, now: 0 },
          { ...faded, eventId: other },
        ]),
      },
    ],
  },
  { type: 'entered', at, ...place },
  { type: 'entered', at: at + 5, nodeId: 'answer', visit: 2 },
  { type: 'waiting', at, ...place, until: null, reason: null },
  { type: 'waiting', at: at + 5, nodeId: 'answer', visit: 3, until: at + 1_000, reason },
  { type: 'waiting', at, ...place, until: at, reason: { key: 'reason.hours' } },
  { type: 'left', at, ...place, port: 'next', reason: null, eventId: null },
  { type: 'left', at: at + 7, ...place, port: 'yes', reason, eventId },
  { type: 'left', at, ...place, port: 'no', reason: null, eventId: other },
  { type: 'message', at, ...place, channel: 'sms', verdict: 'planned', reason: null },
  { type: 'message', at, ...place, channel: 'email', verdict: 'held', reason: 'quiet-hours', until: at + 9 },
  { type: 'effect', at, ...place, effect: 'task' },
  { type: 'goal', at: at - 4, nodeId: 'bought', eventId: other, value: 3, credit: { ...place, at }, heldOut: true },
  { type: 'late', at, nodeId: 'answer', eventId: other },
  { type: 'decided', at, nodeId: 'split', arm: null, basis: 'tied', figures: { a: { entered: 2, reached: 1 } } },
  { type: 'moved', at, nodeId: null, version: 3 },
  { type: 'resumed', at, nodeId: 'answer' },
  { type: 'ended', at: at + 9, nodeId: null, outcome: 'completed', reason: null },
  { type: 'ended', at, nodeId: 'answer', outcome: 'exited', reason: { key: 'reason.merged' } },
];

const asStored = (lines: JournalLine[]) => {
  const frame = frameOf(lines);
  return JSON.stringify(lines.map((line) => storedLine(line, frame)));
};

describe('a line of the journal', () => {
  it.each([LINES, [...LINES].reverse()])(
    'comes back as it was stored, whichever is the first of its row',
    (...lines) => {
      const stored = JSON.parse(asStored(lines));
      expect(stored.map((line: never) => lineOf(line, frameOf(lines)))).toEqual(lines);
    },
  );

  it('that was stored before is read as it stands', () => {
    const stored = JSON.parse(JSON.stringify(LINES));
    expect(stored.map((line: never) => lineOf(line, { at: 0, eventId: null }))).toEqual(LINES);
  });
});

test('what brings a customer to a wait is told in few letters', () => {
  const account = of([addend]);
  const explanation = [
    { nodeId: 'sign', active: true, value: 1, points: 10 },
    { nodeId: 'score', active: true, value: 10, points: 0, account },
  ];
  const lines: JournalLine[] = [
    { type: 'triggered', at, nodeId: 'start', eventId, explanation },
    { type: 'entered', at, ...place },
    { type: 'waiting', at, ...place, until: at + 1_000, reason },
  ];
  expect(asStored(lines)).toBe(
    '[["t","start",0,1,[["sign",1,1,10],["score",1,10,0,[0,["sign",10]]]]],["e","answer"],' +
      '["w","answer",0,1,1000,["reason.waiting",{"event":"answered","duration":["duration.days",{"count":900}]}]]]',
  );
});
