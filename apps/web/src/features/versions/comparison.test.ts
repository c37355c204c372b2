import { compile, type JourneyDocument } from '@kairos/engine';
import { JOURNEY_TEMPLATES, NODE_KINDS } from '@kairos/nodes/editor';
import { describe, expect, it } from 'vitest';
import { comparisonOf, isSame, linksOf } from './comparison';

const before = JOURNEY_TEMPLATES.find((template) => template.id === 'win-back')?.journey('en');
if (!before) throw new Error('The template is gone.');

/** The last push gives way to an SMS of another id, and the first letter gets another subject. */
const after: JourneyDocument = {
  ...before,
  nodes: before.nodes.map((node) => {
    if (node.id === 'last-call')
      return { id: 'last-text', kind: 'sms', name: '', config: { text: 'Hi', topic: 'offers' } };
    return node.id === 'first-letter' ? { ...node, config: { ...node.config, subject: 'Come back' } } : node;
  }),
  edges: before.edges.map((edge) => ({
    ...edge,
    from: edge.from === 'last-call' ? 'last-text' : edge.from,
    to: edge.to === 'last-call' ? 'last-text' : edge.to,
  })),
};

describe('comparing two versions', () => {
  const comparison = comparisonOf(before, after);

  it('names what came, what went and what changed, with its fields', () => {
    expect(Object.fromEntries(comparison.steps)).toEqual({
      'last-text': 'added',
      'last-call': 'removed',
      'first-letter': 'changed',
    });
    expect(comparison.changes.changed).toMatchObject([{ node: { id: 'first-letter' }, fields: ['subject'] }]);
  });

  it('draws what went beside what came, with its links', () => {
    const { document, edges } = comparison;
    expect(document.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['last-text', 'last-call']));
    const marked = document.edges.filter((edge) => edges.has(edge.id));
    expect(marked.map((edge) => `${edge.from} > ${edge.to}: ${edges.get(edge.id)}`).sort()).toEqual([
      'last-call > bought: removed',
      'last-text > bought: added',
      'pause > last-call: removed',
      'pause > last-text: added',
    ]);
    expect(new Set(document.edges.map(({ id }) => id)).size).toBe(document.edges.length);
  });

  it('names links between steps that are in both, and leaves out what a step that came or went says itself', () => {
    expect(linksOf(comparison)).toEqual([]);
    const shortcut = {
      ...before,
      edges: before.edges.map((edge) => (edge.from === 'pause' ? { ...edge, to: 'bought' } : edge)),
    };
    expect(linksOf(comparisonOf(before, shortcut)).map(({ edge, change }) => `${edge.to}: ${change}`)).toEqual([
      'bought: added',
      'last-call: removed',
    ]);
  });

  it('finds nothing between a version and itself, whatever was placed by hand', () => {
    expect(isSame(comparisonOf(before, { ...before, placement: { silent: { x: 1, y: 2 } } }))).toBe(true);
  });

  it('compares two drawings that can be published', () => {
    for (const document of [before, after]) expect(compile(document, NODE_KINDS).plan).not.toBeNull();
  });
});
