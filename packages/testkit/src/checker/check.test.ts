/** The checker on a world that is in order, and on the same world with one thing wrong at a time. */
import { describe, expect, it } from 'vitest';
import type { LedgerLine } from '../sinks';
import { check, type Expectation, sentenceOf } from './check';
import type { JournalTruth, Truth } from './truth';

const CUSTOMERS = 200;
const START = Date.UTC(2024, 0, 1, 9);
const WAIT = 2_000;

const expectation: Expectation = {
  journeyId: 'journey',
  entered: Array.from({ length: CUSTOMERS }, (_, number) => `c${number}`),
  order: [['letter'], ['text-a', 'text-b']],
  calls: ['call'],
  split: { nodeId: 'test', shares: { a: 0.5, b: 0.5 } },
  latest: 10_000,
  grace: 5_000,
};

/** Every customer gets a letter, waits, and gets one of two texts. */
function goodWorld(): Truth {
  const truth: Truth = {
    ...{ messages: [], calls: [], runs: [], journal: [], stops: [], sink: [], removed: new Set() },
    customers: new Map(expectation.entered.map((label) => [label, `id-${label}`])),
    waiting: { unrouted: 0, cohortsToWake: 0 },
  };
  expectation.entered.forEach((label, number) => addCustomer(truth, label, number % 2 === 0 ? 'a' : 'b'));
  return truth;
}

function addCustomer(truth: Truth, label: string, arm: string): void {
  const [runId, customerId] = [`run-${label}`, `id-${label}`];
  const later = START + WAIT;
  const line = (type: string, nodeId: string, at: number, more: Partial<JournalTruth> = {}): JournalTruth => ({
    ...{ runId, type, nodeId, visit: 1, at, until: null, port: null, eventId: null, verdict: null },
    committedAt: at + 20,
    ...more,
  });
  truth.runs.push({
    id: runId,
    customerId,
    journeyId: 'journey',
    phase: 'ended',
    outcome: 'completed',
    failed: false,
    endedAt: later,
  });
  truth.journal.push(
    line('entered', 'letter', START),
    line('message', 'letter', START),
    line('waiting', 'pause', START, { until: later }),
    line('left', 'pause', later, { port: 'next' }),
    line('left', 'test', later, { port: arm }),
    line('message', `text-${arm}`, later),
  );
  addMessage(truth, { id: `letter-${label}`, nodeId: 'letter', channel: 'email', plannedAt: START }, runId, customerId);
  addMessage(
    truth,
    { id: `text-${label}`, nodeId: `text-${arm}`, channel: 'sms', plannedAt: later },
    runId,
    customerId,
  );
  truth.calls.push({
    ...{ id: `call-${label}`, runId, nodeId: 'call', visit: 1, state: 'accepted', resolution: null, outcomes: 1 },
  });
  truth.sink.push(sinkLine('webhook', `call-${label}`, later + 50));
}

function addMessage(
  truth: Truth,
  message: { id: string; nodeId: string; channel: LedgerLine['channel']; plannedAt: number },
  runId: string,
  customerId: string,
): void {
  const settled = { state: 'accepted', reason: null, resolution: null, outcomes: 1, visit: 1, journeyId: 'journey' };
  truth.messages.push({ ...message, ...settled, runId, customerId });
  truth.sink.push(sinkLine(message.channel, message.id, message.plannedAt + 100));
}

function sinkLine(channel: LedgerLine['channel'], key: string, at: number): LedgerLine {
  return { channel, key, recipient: 'r', at, kept: true, fault: null, digest: 'd', messageId: null };
}

/** What the checker says when `spoil` has done its work. */
function spoilt(spoil: (truth: Truth) => void) {
  const truth = goodWorld();
  spoil(truth);
  return check(truth, expectation);
}

const first = <Item>(items: Item[]): Item => {
  const [item] = items;
  if (item === undefined) throw new Error('There is none.');
  return item;
};

describe('the checker', () => {
  it('finds nothing in a world that is in order', () => {
    const verdict = check(goodWorld(), expectation);
    expect(verdict.findings).toEqual([]);
    expect(sentenceOf(verdict)).toBe('200 customers, 0 lost, 0 duplicate, 0 unknown');
    expect(verdict.latestTimer).toBe(20);
  });

  it.each<[string, (truth: Truth) => void]>([
    ['a message that the sink never saw', ({ sink }) => void sink.shift()],
    ['a message that stays in someone’s hands', ({ messages }) => void (first(messages).state = 'claimed')],
    ['an outcome that stays unknown', ({ messages }) => void (first(messages).state = 'unknown')],
    ['an outcome that nobody was told', ({ messages }) => void (first(messages).outcomes = 0)],
    ['a planned message that is not there', ({ messages, sink }) => void [messages.shift(), sink.shift()]],
    ['a customer who never entered', ({ customers }) => void customers.delete('c7')],
    ['a run that never ends', ({ runs }) => void (first(runs).phase = 'acting')],
    ['a run that skipped a step', ({ journal }) => void journal.splice(5, 1)],
    [
      'a call that the endpoint never saw',
      (truth) => void (truth.sink = truth.sink.filter(({ channel }) => channel !== 'webhook')),
    ],
    [
      'a call that was never planned',
      (truth) => void [truth.calls.shift(), (truth.sink = truth.sink.filter(({ key }) => key !== 'call-c0'))],
    ],
    ['a call that nobody makes any more', ({ calls }) => void (first(calls).state = 'transmitting')],
    ['a call whose run still waits to hear', ({ calls }) => void (first(calls).outcomes = 0)],
    ['events that were never routed', ({ waiting }) => void (waiting.unrouted = 3)],
  ])('calls lost: %s', (_, spoil) => {
    expect(spoilt(spoil).lost).toBeGreaterThan(0);
  });

  it.each<[string, (truth: Truth) => void]>([
    ['a second copy in the sink', ({ sink }) => void sink.push({ ...first(sink) })],
    ['a second call of one step', (truth) => void truth.calls.push({ ...first(truth.calls), id: 'call-c1' })],
    [
      'a call that says something else the second time',
      ({ sink }) => void sink.push({ ...sinkLine('webhook', 'call-c0', START), kept: false, digest: 'other' }),
    ],
    ['the end of a call that was told twice', ({ calls }) => void (first(calls).outcomes = 2)],
    ['an outcome that was told twice', ({ messages }) => void (first(messages).outcomes = 2)],
    ['a second message of one step', (truth) => void truth.messages.push({ ...first(truth.messages), id: 'other' })],
    ['a second run of one customer', ({ runs }) => void runs.push({ ...first(runs), id: 'other' })],
    ['a step that was entered twice', ({ journal }) => void journal.push({ ...first(journal), at: START + WAIT })],
  ])('calls duplicate: %s', (_, spoil) => {
    expect(spoilt(spoil).duplicate).toBeGreaterThan(0);
  });

  it.each<[string, (truth: Truth) => void]>([
    ['a call for nothing', ({ sink }) => void sink.push(sinkLine('webhook', 'stray', START))],
    ['a message that nobody planned', ({ sink }) => void sink.push(sinkLine('push', 'stray', START))],
    ['a skipped message that was sent', ({ messages }) => void (first(messages).state = 'skipped')],
    [
      'a message after its customer said no',
      ({ stops }) => void stops.push({ customerId: 'id-c0', channel: 'sms', at: START - 10_000 }),
    ],
    [
      'a message after a goal',
      ({ runs, sink }) => {
        Object.assign(first(runs), { outcome: 'goal', endedAt: START + 1 });
        first(sink).at = START + 20_000;
      },
    ],
    ['a timer that fired early', ({ journal }) => void ((journal[3] ?? first(journal)).at = START + WAIT - 5)],
    ['a timer that fired late', ({ journal }) => void ((journal[3] ?? first(journal)).committedAt += 60_000)],
    ['a journal that goes back in time', ({ journal }) => void ((journal[5] ?? first(journal)).at = START - 1)],
    ['a run that failed', ({ runs }) => void (first(runs).failed = true)],
    [
      'a split that is not fair',
      ({ journal }) => {
        for (const line of journal) if (line.nodeId === 'test' && Number(line.runId.slice(5)) < 80) line.port = 'a';
      },
    ],
  ])('calls wrong: %s', (_, spoil) => {
    expect(spoilt(spoil).wrong).toBeGreaterThan(0);
  });

  it('lets service mail come again, but not under another name, and not at no time', () => {
    const repeating = { ...expectation, atLeastOnce: ['letter'] };
    const findings = (spoil: (truth: Truth) => void) => {
      const truth = goodWorld();
      spoil(truth);
      return check(truth, repeating).findings;
    };
    expect(findings(({ sink }) => void sink.push({ ...first(sink) }))).toEqual([]);
    expect(findings(({ sink }) => void sink.push({ ...first(sink), messageId: 'another' }))).toHaveLength(1);
    expect(findings(({ sink }) => void sink.shift())).not.toHaveLength(0);
  });

  it('misses nobody who was removed before entering', () => {
    const verdict = spoilt((truth) => {
      const others = <Item extends { runId: string }>(items: Item[]) => items.filter(({ runId }) => runId !== 'run-c7');
      truth.runs = truth.runs.filter(({ id }) => id !== 'run-c7');
      [truth.journal, truth.messages, truth.calls] = [
        others(truth.journal),
        others(truth.messages),
        others(truth.calls),
      ];
      truth.sink = truth.sink.filter(({ key }) => !key?.endsWith('-c7'));
      truth.removed.add('id-c7');
    });
    expect(verdict.findings).toEqual([]);
  });

  it('states what nobody can know, without calling it lost', () => {
    const verdict = spoilt(({ messages }) =>
      Object.assign(first(messages), { state: 'unknown', resolution: 'assumed-sent' }),
    );
    expect(sentenceOf(verdict)).toBe('200 customers, 0 lost, 0 duplicate, 1 unknown');
  });
});
