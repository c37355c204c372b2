/** Where customers go who stand at a step that another version changes or takes away. */
import { compile, landingOf, moveRun, type Plan, type RunState, stepFate, watchingRun } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { describe, expect, it } from 'vitest';
import { duration, JourneyDriver } from './journey-driver';

const letter = { subject: 'Hello', body: 'Dear reader', topic: 'offers' };

function begun(): JourneyDriver {
  return new JourneyDriver(NODE_KINDS)
    .node('signed-up', 'event-indicator', { eventName: 'sign_up' })
    .node('start', 'trigger', { threshold: null, needs: 'all' })
    .wire(['signed-up', 'signal', 'start']);
}

function planOf(journey: JourneyDriver): Plan {
  const { plan, problems } = compile(journey.draw(), NODE_KINDS);
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
}

const branching = planOf(
  begun()
    .node('buys', 'wait-for-event', { eventName: 'purchase', atMost: duration('1 day') })
    .node('thanks', 'email', letter)
    .node('nudge', 'email', letter)
    .node('last', 'email', letter)
    .wire(
      ['start', 'next', 'buys'],
      ['buys', 'happened', 'thanks'],
      ['buys', 'timeout', 'nudge'],
      ['thanks', 'next', 'last'],
      ['nudge', 'next', 'last'],
    ),
);
const onlyNudge = planOf(
  begun()
    .node('nudge', 'email', letter)
    .node('last', 'email', letter)
    .wire(['start', 'next', 'nudge'], ['nudge', 'next', 'last']),
);
const onlyLast = planOf(begun().node('last', 'email', letter).wire(['start', 'next', 'last']));
const another = planOf(begun().node('other', 'email', letter).wire(['start', 'next', 'other']));

const waiting: RunState = {
  ...watchingRun(5_000),
  ...{ phase: 'acting', nodeId: 'buys', visits: { buys: 1 }, enteredAt: 1_000, campaignStartedAt: 1_000 },
  timedOut: { nodeId: 'buys', since: 0, until: 900 },
};
const move = (to: Plan, choice: 'move' | 'exit') =>
  moveRun({ from: branching, to, kinds: NODE_KINDS, toNumber: 2, at: 3_000 }, waiting, choice);

describe('a step that is gone', () => {
  it('is left for the nearest step behind it that remains, on whichever of its ways that lies', () => {
    expect(landingOf(branching, onlyNudge, NODE_KINDS, 'buys')).toBe('nudge');
    expect(landingOf(branching, onlyLast, NODE_KINDS, 'buys')).toBe('last');
    expect(landingOf(branching, another, NODE_KINDS, 'buys')).toBeNull();
  });

  it('takes what it listened for with it', () => {
    const { run, lines } = move(onlyLast, 'move');
    expect(run).toMatchObject({ nodeId: null, headedFor: 'last', dueAt: 3_000, visits: { buys: 1 } });
    expect(run).not.toHaveProperty('timedOut');
    expect(lines).toEqual([{ type: 'moved', at: 3_000, nodeId: 'buys', version: 2 }]);
  });

  it('ends the campaign where nothing remains behind it, and where that was chosen', () => {
    for (const { run, lines } of [move(another, 'move'), move(onlyLast, 'exit')]) {
      // Not an exit, so that what was planned before still goes out.
      expect(run).toMatchObject({ phase: 'ended', outcome: 'completed', nodeId: null, dueAt: null });
      expect(lines).toMatchObject([{ type: 'ended', nodeId: 'buys' }]);
    }
  });
});

describe('a step that is still there', () => {
  it('is the same as long as its settings are, wherever it leads', () => {
    expect(stepFate(branching, branching, 'buys')).toBe('same');
    expect(stepFate(branching, onlyNudge, 'nudge')).toBe('same');
  });

  it('is another one when its kind is another', () => {
    const texts = planOf(
      begun().node('nudge', 'sms', { text: 'Hello', topic: 'offers' }).wire(['start', 'next', 'nudge']),
    );
    expect(stepFate(branching, texts, 'nudge')).toBe('removed');
  });

  it('leaves customers as they stand when nothing changes for them', () => {
    const { run, lines } = move(branching, 'move');
    expect(run).toEqual(waiting);
    expect(lines).toMatchObject([{ type: 'moved', version: 2 }]);
  });
});
