/** The engine on real purchases: figures that pandas and Esper found independently for the same data. */
import { compile, type EngineEvent, type JourneyDocument, simulateCustomer } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { describe, expect, it } from 'vitest';
import { readCdnow } from './data-files';

/** The last moment of 30 June 1998. */
const END_OF_DATA = Date.UTC(1998, 6, 1) - 1;

function absenceJourney(days: number): JourneyDocument {
  const within = { amount: days, unit: 'days' };
  const silent = {
    startEvent: 'purchase',
    startConditions: [],
    missingEvent: 'purchase',
    missingConditions: [],
    within,
    points: 0,
  };
  const reentry = { mode: 'every-time', period: { amount: 1, unit: 'days' } };
  return {
    schemaVersion: 1,
    nodes: [
      { id: 'silent', kind: 'absence-indicator', name: '', config: silent },
      { id: 'start', kind: 'trigger', name: '', config: { threshold: 0, needs: 'all', reentry } },
      {
        id: 'away',
        kind: 'exit',
        name: '',
        config: { reason: 'away', onEvent: { enabled: false, eventName: '', conditions: [] } },
      },
    ],
    edges: [
      { id: 'e1', from: 'silent', port: 'signal', to: 'start' },
      { id: 'e2', from: 'start', port: 'next', to: 'away' },
    ],
  };
}

function purchasesByCustomer(): Map<string, EngineEvent[]> {
  const byCustomer = new Map<string, EngineEvent[]>();
  readCdnow().forEach(({ userId, event, at, properties }, index) => {
    const events = byCustomer.get(userId) ?? [];
    events.push({ id: String(index).padStart(6, '0'), name: event, at, properties });
    byCustomer.set(userId, events);
  });
  return byCustomer;
}

function countFirings(days: number): number {
  const { plan, problems } = compile(absenceJourney(days), NODE_KINDS);
  if (!plan) throw new Error(JSON.stringify(problems));
  let firings = 0;
  for (const [customerKey, events] of purchasesByCustomer()) {
    const { transitions } = simulateCustomer({
      plan,
      kinds: NODE_KINDS,
      facts: { customerKey, attributes: {}, timeZone: 'UTC' },
      events,
      until: END_OF_DATA,
      publishedAt: 0,
      assignmentKey: customerKey,
      gate: () => ({ verdict: 'send' }),
    });
    firings += transitions
      .filter((transition) => transition.nodeId === 'silent')
      .reduce((sum, { fired }) => sum + fired, 0);
  }
  return firings;
}

describe('69,659 CDNOW purchases through the simulator', () => {
  it('come from 23,570 customers on 67,591 customer-days', () => {
    const purchases = readCdnow();
    expect(purchases).toHaveLength(69_659);
    expect(new Set(purchases.map((purchase) => purchase.userId)).size).toBe(23_570);
    expect(new Set(purchases.map((purchase) => `${purchase.userId}/${purchase.at}`)).size).toBe(67_591);
  });

  it('fire "no purchase for 90 days" exactly 31,654 times, a purchase on day 90 being in time', {
    timeout: 60_000,
  }, () => {
    expect(countFirings(90)).toBe(31_654);
  });

  it('fire "no purchase for 30 days" exactly 45,448 times', { timeout: 60_000 }, () => {
    expect(countFirings(30)).toBe(45_448);
  });
});
