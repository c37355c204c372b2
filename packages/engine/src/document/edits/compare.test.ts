import { describe, expect, it } from 'vitest';
import { compareDocuments } from './compare';
import { journey } from './kinds.fixture';

const BEFORE = journey('mail:m pause:p mail:o', 'm.next>p p.next>o');

describe('comparing two documents', () => {
  it('finds nothing between equal ones, whatever the order of keys', () => {
    const node = (config: Record<string, unknown>) => ({
      ...BEFORE,
      nodes: BEFORE.nodes.map((each) => ({ ...each, config })),
    });
    const changes = compareDocuments(node({ a: { b: 1, c: [2] } }), node({ a: { c: [2], b: 1 } }));
    expect(changes).toEqual({ added: [], removed: [], changed: [], rewired: 0 });
  });

  it('names steps that came and went, and counts edges only between steps that stay', () => {
    const after = journey('mail:m mail:o split:x', 'm.next>o o.next>x');
    const changes = compareDocuments(BEFORE, after);
    expect(changes.added.map((node) => node.id)).toEqual(['x']);
    expect(changes.removed.map((node) => node.id)).toEqual(['p']);
    expect(changes.rewired).toBe(1);
  });

  it('names the settings that differ', () => {
    const after = {
      ...BEFORE,
      nodes: BEFORE.nodes.map((node) =>
        node.id === 'm' ? { ...node, name: 'Hello', config: { subject: 'Hi', topic: 'offers' } } : node,
      ),
    };
    const [change] = compareDocuments(BEFORE, after).changed;
    expect(change?.fields).toEqual(['name', 'subject', 'topic']);
  });

  it('names a limit of visits that changed', () => {
    const after = { ...BEFORE, nodes: BEFORE.nodes.map((node) => ({ ...node, visitLimit: 5 })) };
    expect(compareDocuments(BEFORE, after).changed.map(({ fields }) => fields)).toEqual(
      BEFORE.nodes.map(() => ['visitLimit']),
    );
  });
});
