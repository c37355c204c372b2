/** What cannot work is said before anyone enters, step by step; what goes round is let go round, with an end to it. */
import { canonicalJson, compile, type JourneyDocument, limitVisits } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaign, letter, wires } from '../acceptance/cases/campaign';
import { duration, type JourneyDriver } from './journey-driver';

function codesOf(driver: JourneyDriver): string[] {
  return compile(driver.draw(), NODE_KINDS).problems.map(({ nodeId, code }) => `${nodeId}: ${code}`);
}

const aDay = { duration: duration('1 day') };
const isVip = { path: 'vip', comparison: 'is', value: true };

/** A letter each week, until the customer answers or has had three. */
const reminding = (times = 2) =>
  campaign()
    .node('letter', 'email', letter)
    .node('answer', 'wait-for-event', { eventName: 'reply', atMost: duration('7 days') })
    .node('again', 'repeat', { times })
    .node('enough', 'exit')
    .wire(...wires('start', 'letter', 'answer'), ['answer', 'timeout', 'again'])
    .wire(['again', 'again', 'letter'], ['again', 'done', 'enough']);

describe('a loop', () => {
  it('may be published when there is a wait in it', () => {
    expect(codesOf(reminding())).toEqual([]);
  });

  it('goes round as often as it was told, with a message each time', () => {
    const ana = reminding().customer().does('sign_up').after('60 days');
    expect(ana.messages()).toEqual(['letter', 'letter', 'letter']);
    expect(ana.outcomes()).toEqual(['exited']);
    const visits = ana.lines().flatMap((line) => (line.type === 'message' ? [line.visit] : []));
    expect(visits).toEqual([1, 2, 3]);
  });

  it('is left as soon as what it waits for comes', () => {
    const ana = reminding().customer().does('sign_up').after('10 days').does('reply').after('60 days');
    expect(ana.messages()).toEqual(['letter', 'letter']);
  });

  it('names every step that customers would go round without a pause', () => {
    const restless = campaign()
      .node('letter', 'email', letter)
      .node('again', 'repeat', { times: 2 })
      .wire(...wires('start', 'letter', 'again'), ['again', 'again', 'letter']);
    expect(codesOf(restless)).toEqual(['letter: loop-without-wait', 'again: loop-without-wait']);
  });

  it('is refused when a way round leaves out the wait', () => {
    const shortcut = campaign()
      .node('which', 'condition-split', { branches: [{ id: 'vip', name: 'VIP', conditions: [isVip] }] })
      .node('day', 'wait', aDay)
      .node('letter', 'email', letter)
      .wire(...wires('start', 'which'), ['which', 'vip', 'letter'], ['which', 'else', 'day'])
      .wire(...wires('day', 'letter', 'which'));
    expect(codesOf(shortcut)).toEqual(['which: loop-without-wait', 'letter: loop-without-wait']);
  });

  it('ends by itself after a hundred rounds, and says beforehand that nothing else ends it', () => {
    const endless = campaign()
      .node('letter', 'email', letter)
      .node('day', 'wait', aDay)
      .wire(...wires('start', 'letter', 'day', 'letter'));
    expect(codesOf(endless)).toEqual(['letter: loop-without-limit']);
    const ana = endless.customer().does('sign_up').after('200 days');
    expect(ana.messages()).toHaveLength(100);
    expect(ana.lines().at(-1)).toMatchObject({ type: 'ended', reason: { key: 'reason.visit-limit' } });
  });

  it('ends after as many rounds as one of its steps says', () => {
    const endless = campaign()
      .node('letter', 'email', letter)
      .node('day', 'wait', aDay)
      .wire(...wires('start', 'letter', 'day', 'letter'));
    const limited = limitVisits(endless.draw(), 'letter', 4);
    if (!limited.ok) throw new Error('The step is gone.');
    Object.assign(endless.draw(), limited.document);
    expect(codesOf(endless)).toEqual([]);
    const ana = endless.customer().does('sign_up').after('200 days');
    expect(ana.messages()).toHaveLength(4);
    expect(ana.lines().at(-1)).toMatchObject({ nodeId: 'letter', reason: { values: { count: 4 } } });
  });

  it('ends at once when its wait turns out not to wait', () => {
    const past = campaign()
      .node('letter', 'email', letter)
      .node('date', 'wait-until', { attribute: 'contract_end' })
      .wire(...wires('start', 'letter', 'date', 'letter'));
    const ana = past.customer({ contract_end: '2020-01-01' }).does('sign_up').after('1 day');
    expect(ana.messages()).toEqual(['letter']);
    expect(ana.lines().at(-1)).toMatchObject({ type: 'ended', reason: { key: 'reason.no-rest' } });
  });

  it('does not come to pass among indicators and scores', () => {
    const round = campaign()
      .node('letter', 'email', letter)
      .node('one', 'score')
      .node('two', 'score')
      .wire(...wires('start', 'letter'), ['one', 'points', 'two'], ['two', 'points', 'one']);
    expect(codesOf(round)).toEqual(expect.arrayContaining(['one: cycle', 'two: cycle']));
  });
});

describe('compiling finds', () => {
  const split = (...conditions: unknown[]) =>
    campaign()
      .node('which', 'condition-split', { branches: [{ id: 'fits', name: 'Fits', conditions: { all: conditions } }] })
      .node('letter', 'email', letter)
      .wire(...wires('start', 'which'), ['which', 'fits', 'letter'], ['which', 'else', 'letter']);
  const age = (comparison: string, value: unknown) => ({ path: 'age', comparison, value });
  const impossible = ['which: condition-impossible'];

  it('conditions that can never be met together', () => {
    expect(codesOf(split(age('at-least', 65), age('less-than', 65)))).toEqual(impossible);
    expect(codesOf(split(age('is', 5), age('is', 6)))).toEqual(impossible);
    expect(codesOf(split(age('is', 5), age('is-one-of', [6, 7])))).toEqual(impossible);
    expect(codesOf(split(age('does-not-exist', ''), age('at-most', 6)))).toEqual(impossible);
    expect(codesOf(split({ any: [age('is', 5), age('is', 6)] }, age('at-least', 6)))).toEqual([]);
    expect(codesOf(split(age('at-least', 65), age('at-most', 65)))).toEqual([]);
  });

  it('a number or a date compared with something else', () => {
    expect(codesOf(split(age('at-least', 'old')))).toEqual(impossible);
    expect(codesOf(split({ path: 'born', comparison: 'before', value: 'long ago' }))).toEqual(impossible);
    expect(codesOf(split({ path: 'born', comparison: 'before', value: '1960-01-01' }))).toEqual([]);
  });

  it('a goal whose time is over before the first message goes out', () => {
    const late = campaign()
      .node('month', 'wait', { duration: duration('30 days') })
      .node('letter', 'email', letter)
      .node('bought', 'goal', { eventName: 'purchase', within: duration('14 days') })
      .wire(...wires('start', 'month', 'letter'));
    expect(codesOf(late)).toEqual(['bought: goal-before-message']);
  });

  it('a goal that everyone comes to when its time is over', () => {
    const late = campaign()
      .node('letter', 'email', letter)
      .node('month', 'wait', { duration: duration('30 days') })
      .node('bought', 'goal', { eventName: 'purchase', within: duration('14 days') })
      .wire(...wires('start', 'letter', 'month', 'bought'));
    expect(codesOf(late)).toEqual(['bought: goal-over']);
  });

  it('a step that waits or decides and leads nowhere', () => {
    const deadEnd = campaign()
      .node('letter', 'email', letter)
      .node('day', 'wait', aDay)
      .wire(...wires('start', 'letter', 'day'));
    expect(codesOf(deadEnd)).toEqual(['day: dead-end']);
  });
});

it('compiles the same document to the same bytes, in whatever order its settings are written', () => {
  const reversed = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(reversed);
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, member]) => [key, reversed(member)] as const)
        .reverse(),
    );
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 30 }), (times, days) => {
      const document = reminding(times)
        .node('later', 'wait', { duration: duration(`${days} days`) })
        .draw();
      const again: JourneyDocument = { ...document, nodes: document.nodes.map((node) => ({ ...node })) };
      for (const node of again.nodes) node.config = Object(reversed(node.config));
      expect(canonicalJson(compile(again, NODE_KINDS).plan)).toBe(canonicalJson(compile(document, NODE_KINDS).plan));
    }),
    { numRuns: 50 },
  );
});
