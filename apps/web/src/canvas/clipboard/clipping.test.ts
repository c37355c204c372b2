import type { JourneyDocument } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { clip, readClipping } from './clipping';

const DOCUMENT: JourneyDocument = {
  schemaVersion: 1,
  nodes: ['a', 'b', 'c'].map((id) => ({ id, kind: 'wait', name: id, config: {} })),
  edges: [
    { id: 'e-ab', from: 'a', port: 'next', to: 'b' },
    { id: 'e-bc', from: 'b', port: 'next', to: 'c' },
  ],
};

describe('a clipping', () => {
  it('comes back with the steps and the edges between them', () => {
    const read = readClipping(clip(DOCUMENT, ['a', 'b']));
    const block = read?.type === 'steps' ? read.block : null;
    expect(block?.nodes.map((node) => node.id)).toEqual(['a', 'b']);
    expect(block?.edges.map((edge) => edge.id)).toEqual(['e-ab']);
  });

  it('takes along the notes beside its steps and leaves the others', () => {
    const notes = ['a', 'c'].map((beside) => ({ id: `s-${beside}`, text: beside, beside, at: { x: 260, y: 0 } }));
    const read = readClipping(clip({ ...DOCUMENT, notes }, ['a', 'b']));
    expect(read?.type === 'steps' && read.block.notes.map((note) => note.id)).toEqual(['s-a']);
  });

  it.each([
    ['a text', 'Dear customer'],
    ['JSON of somebody else', '{"nodes":[]}'],
    ['nothing', ''],
    ['steps that are damaged', '{"kairos":"steps","version":1,"nodes":[{"id":7}],"edges":[]}'],
  ])('is not %s', (_what, text) => {
    expect(readClipping(text)).toBeNull();
  });

  it('of a newer version is told apart, so that it can be said', () => {
    expect(readClipping('{"kairos":"steps","version":2,"things":[]}')).toEqual({ type: 'newer' });
  });
});
