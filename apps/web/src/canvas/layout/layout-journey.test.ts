import { describe, expect, it } from 'vitest';
import type { LayoutGraph, Zone } from './layout-graph';
import { layoutJourney } from './layout-journey';
import { CARD } from './measures';

/** `graph('a:sense t:trigger', 'a>t')`: boxes as id:zone, links as from>to, a star for a labelled one. */
function graph(boxes: string, links: string): LayoutGraph {
  const zones: Record<string, Zone> = { s: 'sense', t: 'trigger', c: 'campaign' };
  return {
    boxes: boxes.split(' ').map((word) => {
      const [id = '', zone = ''] = word.split(':');
      return { id, zone: zones[zone] ?? 'campaign', ...CARD };
    }),
    links: links
      .split(' ')
      .filter(Boolean)
      .map((word) => {
        const [from = '', to = ''] = word.replace('*', '').split('>');
        return { id: word, from, to, labelled: word.includes('*') };
      }),
  };
}

const WIN_BACK = graph('a:s b:s c:s d:s t:t m:c w:c g:c x:c e:c q:c', 'a>d* b>d* c>d* d>t t>m m>w w>g* w>x* x>e* x>q*');

describe('the layout of a journey', () => {
  it('puts sensing above the trigger above the campaign', () => {
    const { positions, zones } = layoutJourney(WIN_BACK);
    const y = (id: string) => positions[id]?.y ?? Number.NaN;
    expect([y('a'), y('b'), y('c')]).toEqual([44, 44, 44]);
    expect(y('d')).toBe(176);
    expect(y('t')).toBe(284);
    expect(y('m')).toBe(392);
    expect(zones.trigger).toEqual({ top: 262, bottom: 368 });
  });

  it('keeps branches from left to right in port order', () => {
    const swapped = graph('x:c e:c q:c r:c z:c', 'x>q* x>e* x>r* e>z');
    const { positions } = layoutJourney(swapped);
    const x = (id: string) => positions[id]?.x ?? Number.NaN;
    expect(x('q')).toBeLessThan(x('e'));
    expect(x('e')).toBeLessThan(x('r'));
  });

  it('keeps port order also where a branch is longer than the one before it', () => {
    const { positions } = layoutJourney(WIN_BACK);
    expect(positions.g?.x).toBeLessThan(positions.x?.x ?? 0);
    expect(positions.e?.x).toBeLessThan(positions.q?.x ?? 0);
  });

  it('puts indicators of the same score side by side', () => {
    const { positions } = layoutJourney(graph('a:s b:s c:s p:s q:s t:t', 'a>p b>q c>p p>t q>t'));
    const order = ['a', 'b', 'c'].sort((one, other) => (positions[one]?.x ?? 0) - (positions[other]?.x ?? 0));
    expect(order).toEqual(['a', 'c', 'b']);
  });

  it('puts more than three indicators in two rows, each passing between two of the other row', () => {
    const { positions, bends } = layoutJourney(graph('a:s b:s c:s d:s e:s p:s', 'a>p* b>p* c>p* d>p* e>p*'));
    const x = (id: string) => positions[id]?.x ?? Number.NaN;
    const y = (id: string) => positions[id]?.y ?? Number.NaN;
    expect(['a', 'c', 'e'].map(y)).toEqual([44, 44, 44]);
    expect(['b', 'd'].map(y)).toEqual([124, 124]);
    expect(['a', 'b', 'c', 'd', 'e'].map(x)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map(x).sort((one, other) => one - other),
    );
    const passing = bends['c>p*']?.[0]?.x ?? Number.NaN;
    expect(passing).toBeGreaterThan(x('b') + CARD.width);
    expect(passing).toBeLessThan(x('d'));
  });

  it('never lets two boxes overlap, loose ones included', () => {
    const loose = graph('a:s b:s t:t m:c n:c o:c k:c', 'a>t t>m m>n* m>o*');
    const boxes = Object.values(layoutJourney(loose).positions);
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const apart = Math.abs(one.x - other.x) >= CARD.width || Math.abs(one.y - other.y) >= CARD.height;
        expect(apart, JSON.stringify([one, other])).toBe(true);
      }
    }
  });

  it('leads a link that skips a row around the cards between', () => {
    const { positions, bends } = layoutJourney(graph('m:c x:c y:c z:c', 'm>x x>y* y>z x>z*'));
    const [bend] = bends['x>z*'] ?? [];
    const middle = (positions.y?.x ?? 0) + CARD.width / 2;
    expect(bend?.y).toBe(positions.y?.y);
    expect(Math.abs((bend?.x ?? 0) - middle)).toBeGreaterThan(CARD.width / 2);
  });

  it('gives every zone room while it is empty', () => {
    const { zones } = layoutJourney({ boxes: [], links: [] });
    expect(zones).toEqual({
      sense: { top: 0, bottom: 130 },
      trigger: { top: 130, bottom: 236 },
      campaign: { top: 236, bottom: 378 },
    });
  });

  it('survives a circle in a broken document', () => {
    const { positions } = layoutJourney(graph('m:c o:c', 'm>o o>m'));
    expect(Object.keys(positions).sort()).toEqual(['m', 'o']);
  });
});
