import { describe, expect, it } from 'vitest';
import type { JourneyDocument } from '../document';
import { blockOf, branchOf, duplicateAll, type EditResult, move, movesWith, paste, whyNotMove } from './index';
import { fixtureContext, journey, wires } from './kinds.fixture';

const CHAIN = journey(
  'gate:g mail:m pause:p listen:l mail:o exit:x',
  'g.start>m m.next>p p.next>l l.timeout>o o.next>x',
);

function documentOf(result: EditResult): JourneyDocument {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.document;
}

describe('moving a step', () => {
  it('heals the gap that it leaves and reconnects where it arrives', () => {
    const moved = documentOf(move(CHAIN, fixtureContext(), ['p'], { type: 'edge', edgeId: 'o-next-x' }));
    expect(wires(moved)).toEqual(['g.start>m', 'l.timeout>o', 'm.next>l', 'o.next>p', 'p.next>x']);
  });

  it('keeps its place among the steps, so that the reading order stays', () => {
    const moved = documentOf(move(CHAIN, fixtureContext(), ['p'], { type: 'edge', edgeId: 'o-next-x' }));
    expect(moved.nodes).toEqual(CHAIN.nodes);
  });

  it('to the empty canvas cuts it loose', () => {
    const moved = documentOf(move(CHAIN, fixtureContext(), ['p'], { type: 'canvas' }));
    expect(wires(moved)).toEqual(['g.start>m', 'l.timeout>o', 'm.next>l', 'o.next>x']);
  });

  it('leads an indicator to another score', () => {
    const sensing = journey('sign:a score:s score:t', 'a.out>s');
    const moved = documentOf(move(sensing, fixtureContext(), ['a'], { type: 'input', nodeId: 't' }));
    expect(wires(moved)).toEqual(['a.out>t']);
  });

  it('may go to an open way out of another branch', () => {
    const slot = { type: 'port', nodeId: 'l', port: 'happened' } as const;
    const moved = documentOf(move(CHAIN, fixtureContext(), ['m'], slot));
    expect(wires(moved)).toEqual(['g.start>p', 'l.happened>m', 'l.timeout>o', 'o.next>x', 'p.next>l']);
  });

  it.each([
    ['next to itself', { type: 'edge', edgeId: 'm-next-p' }, 'moves-along'],
    ['after itself', { type: 'port', nodeId: 'p', port: 'next' }, 'moves-along'],
    ['where no step may stand', { type: 'input', nodeId: 'g' }, 'step-leads-to-step'],
    ['to a place that is gone', { type: 'edge', edgeId: 'e-gone' }, 'unknown'],
  ] as const)('%s is refused', (_where, slot, code) => {
    const document = journey('gate:g mail:m pause:p mail:o', 'g.start>m m.next>p p.next>o');
    expect(whyNotMove(document, fixtureContext().kinds, ['p'], slot)?.code).toBe(code);
  });
});

describe('moving a step before the one that follows it', () => {
  it('is refused where only one step may lead: the healed gap takes that place', () => {
    const document = journey('pause:a mail:m pause:b', 'a.next>m m.next>b');
    expect(whyNotMove(document, fixtureContext().kinds, ['m'], { type: 'input', nodeId: 'b' })?.code).toBe(
      'input-taken',
    );
  });
});

describe('moving several steps', () => {
  it('takes the edges between them along', () => {
    const moved = documentOf(move(CHAIN, fixtureContext(), ['m', 'p'], { type: 'edge', edgeId: 'o-next-x' }));
    expect(wires(moved)).toEqual(['g.start>l', 'l.timeout>o', 'm.next>p', 'o.next>m', 'p.next>x']);
  });

  it('is refused where they do not begin at one place', () => {
    const slot = { type: 'edge', edgeId: 'o-next-x' } as const;
    expect(whyNotMove(CHAIN, fixtureContext().kinds, ['m', 'l'], slot)?.code).toBe('several-beginnings');
  });

  it('is refused on an edge when nothing can follow them', () => {
    const slot = { type: 'edge', edgeId: 'm-next-p' } as const;
    expect(whyNotMove(CHAIN, fixtureContext().kinds, ['x'], slot)?.code).toBe('nothing-follows');
  });
});

describe('a branch', () => {
  const FORKED = journey(
    'gate:g split:s mail:a pause:b mail:c exit:x',
    'g.start>s s.a>a s.b>b a.next>c b.next>c c.next>x g.start>x',
  );

  it('is a step and everything that only it leads to', () => {
    expect(branchOf(FORKED, 's')).toEqual(['s', 'a', 'b', 'c']);
    expect(branchOf(FORKED, 'a')).toEqual(['a']);
  });

  it('moves with a step that branches, and not with one that does not', () => {
    expect(movesWith(FORKED, fixtureContext(), 's')).toHaveLength(4);
    expect(movesWith(FORKED, fixtureContext(), 'a')).toEqual(['a']);
  });
});

describe('pasting', () => {
  it('gives new ids and leaves out edges to steps that did not come along', () => {
    const block = blockOf(CHAIN, ['m', 'p']);
    const target = journey('gate:g', '');
    const pasted = documentOf(paste(target, fixtureContext(), { type: 'port', nodeId: 'g', port: 'start' }, block));
    expect(wires(pasted)).toEqual(['g.start>n-1', 'n-1.next>n-2']);
    expect(pasted.nodes.map((node) => node.kind)).toEqual(['gate', 'mail', 'pause']);
  });

  it('continues with what followed in the place', () => {
    const pasted = documentOf(
      paste(CHAIN, fixtureContext(), { type: 'edge', edgeId: 'g-start-m' }, blockOf(CHAIN, ['l', 'o'])),
    );
    expect(wires(pasted)).toContain('g.start>n-1');
    expect(wires(pasted)).toContain('n-1.happened>m');
    expect(wires(pasted)).toContain('n-1.timeout>n-2');
  });
});

describe('duplicating several steps', () => {
  it('puts the copies after the originals, as one', () => {
    const result = documentOf(duplicateAll(CHAIN, fixtureContext(), ['m', 'p']));
    expect(wires(result)).toEqual(
      ['g.start>m', 'l.timeout>o', 'm.next>p', 'n-1.next>n-2', 'n-2.next>l', 'o.next>x', 'p.next>n-1'].sort(),
    );
  });

  it('leads copies of indicators where the originals lead', () => {
    const sensing = journey('sign:a sign:b score:s', 'a.out>s b.out>s');
    const result = documentOf(duplicateAll(sensing, fixtureContext(), ['a', 'b']));
    expect(wires(result)).toEqual(['a.out>s', 'b.out>s', 'n-1.out>s', 'n-2.out>s']);
  });
});
