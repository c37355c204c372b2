import { describe, expect, it } from 'vitest';
import type { LayoutGraph } from './layout-graph';
import { layoutJourney } from './layout-journey';
import { CARD } from './measures';
import { placedLayout } from './placed-layout';

const box = (id: string, zone: 'sense' | 'trigger' | 'campaign') => ({ id, zone, ...CARD });
const link = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, labelled: false });

const GRAPH: LayoutGraph = {
  boxes: [box('sign', 'sense'), box('gate', 'trigger'), box('mail', 'campaign'), box('pause', 'campaign')],
  links: [link('sign', 'gate'), link('gate', 'mail'), link('mail', 'pause')],
};
const COMPUTED = layoutJourney(GRAPH);

describe('placing by hand', () => {
  it('changes nothing while nothing is placed', () => {
    expect(placedLayout(COMPUTED, GRAPH, {}).positions).toEqual(COMPUTED.positions);
  });

  it('stands where the hand put it, and the zone reaches down to it', () => {
    const placed = placedLayout(COMPUTED, GRAPH, { ...COMPUTED.positions, pause: { x: 400, y: 900 } });
    expect(placed.positions.pause).toEqual({ x: 400, y: 900 });
    expect(placed.zones.campaign.bottom).toBeGreaterThan(900 + CARD.height);
  });

  it('puts a step that nobody placed at its usual distance from the one before it', () => {
    const { pause, ...others } = COMPUTED.positions;
    const moved = { ...others, mail: { x: 500, y: 600 } };
    const { positions } = placedLayout(COMPUTED, GRAPH, moved);
    const gap = (pause?.y ?? 0) - (COMPUTED.positions.mail?.y ?? 0);
    expect(positions.pause).toEqual({ x: 500, y: 600 + gap });
  });

  it('puts it beside what already stands there', () => {
    const graph = { boxes: [...GRAPH.boxes, box('other', 'campaign')], links: [...GRAPH.links, link('mail', 'other')] };
    const computed = layoutJourney(graph);
    const { other, ...rest } = computed.positions;
    const { positions } = placedLayout(computed, graph, { ...rest, pause: other ?? { x: 0, y: 0 } });
    const distance = Math.abs((positions.other?.x ?? 0) - (positions.pause?.x ?? 0));
    expect(distance).toBeGreaterThanOrEqual(CARD.width);
  });

  it('keeps the trigger below what is sensed and the campaign below the trigger', () => {
    const { zones, positions } = placedLayout(COMPUTED, GRAPH, { ...COMPUTED.positions, sign: { x: 0, y: 800 } });
    expect(zones.trigger.top).toBeGreaterThanOrEqual(800 + CARD.height);
    expect(positions.gate?.y).toBeGreaterThan(zones.trigger.top);
    expect(positions.mail?.y).toBeGreaterThan(zones.campaign.top);
  });
});
