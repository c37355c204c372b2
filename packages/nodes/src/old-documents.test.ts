/** Journeys that were drawn before a kind changed its settings open as what they mean today. */
import { bringUpToDate, compile, type JourneyDocument } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { hesitatingBuyerJourney, NODE_KINDS, winBackJourney } from './index';

const configOf = (document: JourneyDocument, nodeId: string) =>
  document.nodes.find((node) => node.id === nodeId)?.config;

describe('a document that an older Kairos stored', () => {
  it('opens with the settings that its kinds have today', () => {
    const wait = { eventName: 'purchase', conditions: [], atMost: { amount: 7, unit: 'days' } };
    const old = winBackJourney('en');
    for (const node of old.nodes) if (node.kind === 'wait-for-event') node.config = wait;
    const opened = configOf(bringUpToDate(old, NODE_KINDS), 'back-already');
    expect(opened).toMatchObject({ events: [{ id: 'happened', eventName: 'purchase' }], choose: 'first' });
    expect(opened).not.toHaveProperty('eventName');
  });

  it('keeps the plain list of conditions that its indicators had', () => {
    const conditions = [{ path: 'amount', comparison: 'more-than', value: 20 }];
    const old = winBackJourney('en');
    old.nodes.push({
      id: 'big',
      kind: 'event-indicator',
      name: '',
      config: { eventName: 'purchase', conditions, times: 1, within: null, points: 10 },
    });
    expect(configOf(bringUpToDate(old, NODE_KINDS), 'big')).toMatchObject({ conditions });
  });

  it('compiles to the same plan, and opens the same when it is opened again', () => {
    for (const document of [winBackJourney('en'), hesitatingBuyerJourney('nl')]) {
      const opened = bringUpToDate(document, NODE_KINDS);
      expect(compile(opened, NODE_KINDS).plan).toEqual(compile(document, NODE_KINDS).plan);
      expect(bringUpToDate(opened, NODE_KINDS)).toEqual(opened);
    }
  });

  it('keeps settings that do not fit their kind, and steps of kinds that are gone', () => {
    const nodes = [
      { id: 'half', kind: 'wait', name: '', config: { duration: { amount: 0 } } },
      { id: 'gone', kind: 'telegram', name: '', config: { text: 'stop' } },
    ];
    const document: JourneyDocument = { ...winBackJourney('en'), nodes, edges: [] };
    expect(bringUpToDate(document, NODE_KINDS).nodes).toEqual(nodes);
  });
});
