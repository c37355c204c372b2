/** Made-up customers, counted: the same crowd every time, and the same story for each as the simulator tells. */
import {
  addToCounts,
  type Crowd,
  type CrowdCounts,
  compile,
  customerOf,
  type JourneyDocument,
  mergeCounts,
  simulateCustomer,
} from '@kairos/engine';
import { hesitatingBuyerJourney, NODE_KINDS, winBackJourney } from '@kairos/nodes';
import { describe, expect, it } from 'vitest';
import { campaign, letter } from '../acceptance/cases/campaign';

const DAY_MS = 86_400_000;
const FROM = Date.UTC(2024, 0, 1);

function crowdFor(journey: (language: 'en') => JourneyDocument, changes: Partial<Crowd> = {}): Crowd {
  const { plan } = compile(journey('en'), NODE_KINDS);
  if (!plan) throw new Error('A demonstration journey does not compile.');
  const often = (name: string, share: number, perMonth: number) => ({
    name,
    share,
    timesPerDay: perMonth / 30,
    properties: [{ name: 'amount', examples: [20, 60, 120] }],
  });
  return {
    plan,
    kinds: NODE_KINDS,
    habits: [often('purchase', 0.8, 0.5), often('add_to_cart', 0.5, 2), often('search', 0.7, 4)],
    attributes: [{ name: 'platform', examples: ['mobile', 'desktop'] }],
    timeZone: 'Europe/Amsterdam',
    from: FROM,
    until: FROM + 365 * DAY_MS,
    seed: 7,
    gate: () => ({ verdict: 'send' }),
    ...changes,
  };
}

function counted(crowd: Crowd, ...parts: [first: number, count: number][]): CrowdCounts {
  const counts: CrowdCounts = new Map();
  for (const [first, count] of parts) {
    const part: CrowdCounts = new Map();
    addToCounts(crowd, part, { first, count });
    mergeCounts(counts, part);
  }
  return counts;
}

const sorted = (counts: CrowdCounts) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a crowd', () => {
  it('is the same for the same seed, however it is divided over workers', () => {
    const crowd = crowdFor(winBackJourney);
    const whole = counted(crowd, [0, 120]);
    expect(sorted(counted(crowd, [75, 45], [0, 30], [30, 45]))).toEqual(sorted(whole));
    expect(sorted(counted({ ...crowd, seed: 8 }, [0, 120]))).not.toEqual(sorted(whole));
  });

  it.each([
    ['win back', winBackJourney],
    ['hesitating buyer', hesitatingBuyerJourney],
  ])('counts in “%s” what the simulator tells of each customer', (_, journey) => {
    const crowd = crowdFor(journey);
    const started = Array.from({ length: 100 }, (_, number) => {
      const { facts, events } = customerOf(crowd, number);
      const { plan, kinds, until, from: publishedAt, gate } = crowd;
      const assignmentKey = facts.customerKey;
      return simulateCustomer({ plan, kinds, facts, events, until, publishedAt, assignmentKey, gate }).runs;
    }).flat();
    const counts = counted(crowd, [0, 100]);
    expect(started.length).toBeGreaterThan(2);
    expect(counts.get('start')?.started).toBe(started.length);
    const goals = started.flatMap(({ lines }) => lines.filter((line) => line.type === 'goal')).length;
    expect(counts.get('bought')?.goal ?? 0).toBe(goals);
  });

  it('does what its habits say, on average', () => {
    const crowd = crowdFor(winBackJourney);
    const buyers = Array.from({ length: 4_000 }, (_, number) =>
      customerOf(crowd, number).events.filter(({ name }) => name === 'purchase'),
    );
    const share = buyers.filter((purchases) => purchases.length > 0).length / buyers.length;
    const perCustomer = buyers.flat().length / buyers.length;
    // Four in five buy 6 times in 365 days on average; some of the least active of them never get round to it.
    expect(perCustomer).toBeCloseTo(0.8 * 0.5 * (365 / 30), 0);
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.8);
  });

  it('goes on behind a call to an endpoint, which is taken to answer', () => {
    const tells = () =>
      campaign('search')
        .node('tell', 'webhook', { endpointId: 'desk', eventType: 'searched' })
        .node('letter', 'email', letter)
        .wire(['start', 'next', 'tell'], ['tell', 'success', 'letter'])
        .draw();
    const counts = counted(crowdFor(tells), [0, 20]);
    expect(counts.get('tell')?.entered).toBeGreaterThan(10);
    expect(counts.get('tell')?.['left:success']).toBe(counts.get('tell')?.entered);
    expect(counts.get('letter')?.planned).toBe(counts.get('tell')?.entered);
  });

  it('loses nobody at a branch: who came to a step has left it, ended there, or stands there', () => {
    const crowd = crowdFor(winBackJourney);
    const counts = counted(crowd, [0, 200]);
    for (const nodeId of Object.keys(crowd.plan.acting)) {
      const { entered = 0, here = 0, done = 0, ...metrics } = counts.get(nodeId) ?? {};
      const left = Object.entries(metrics).filter(([metric]) => metric.startsWith('left:'));
      expect([nodeId, left.reduce((sum, [, amount]) => sum + amount, here + done)]).toEqual([nodeId, entered]);
    }
  });
});
