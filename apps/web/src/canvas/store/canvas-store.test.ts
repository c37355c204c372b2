import { type EditResult, EMPTY_DOCUMENT, type JourneyDocument } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { createCanvasStore } from './canvas-store';

const withNode =
  (id: string, name = '') =>
  (document: JourneyDocument): EditResult => ({
    ok: true,
    nodeId: id,
    document: {
      ...document,
      nodes: [...document.nodes.filter((node) => node.id !== id), { id, kind: 'mail', name, config: {} }],
    },
  });

const refused = (): EditResult => ({ ok: false, refusal: { code: 'cycle', phrase: { key: 'refusal.cycle' } } });

function openStore() {
  const store = createCanvasStore(EMPTY_DOCUMENT);
  return { store, state: store.getState, act: store.getState() };
}

describe('undo', () => {
  it('takes back one intent and returns the very same document', () => {
    const { state, act } = openStore();
    act.perform({ name: 'insert' }, withNode('n-a'));
    const before = state().document;
    act.perform({ name: 'insert' }, withNode('n-b'));
    act.undo();
    expect(state().document).toBe(before);
    act.redo();
    expect(state().document.nodes.map((node) => node.id)).toEqual(['n-a', 'n-b']);
  });

  it('takes back typing in one field as one step', () => {
    const { state, act } = openStore();
    act.perform({ name: 'insert' }, withNode('n-a'));
    for (const name of ['H', 'He', 'Hey']) act.perform({ name: 'configure', group: 'n-a.name' }, withNode('n-a', name));
    act.undo();
    expect(state().document.nodes[0]?.name).toBe('');
  });

  it('keeps typing in two fields, or before and after a pause, apart', () => {
    const { state, act } = openStore();
    act.perform({ name: 'configure', group: 'n-a.name' }, withNode('n-a', 'first'));
    act.settle();
    act.perform({ name: 'configure', group: 'n-a.name' }, withNode('n-a', 'second'));
    act.undo();
    expect(state().document.nodes[0]?.name).toBe('first');
  });

  it('does not count selecting as a step', () => {
    const { state, act } = openStore();
    act.perform({ name: 'insert' }, withNode('n-a'));
    act.select(['n-a']);
    act.select([]);
    act.undo();
    expect(state().document).toBe(EMPTY_DOCUMENT);
  });

  it('drops steps from the selection that are gone again', () => {
    const { state, act } = openStore();
    act.perform({ name: 'insert' }, withNode('n-a'));
    act.select(['n-a']);
    act.undo();
    expect(state().selected).toEqual([]);
  });

  it('cannot go back beyond what was opened', () => {
    const { state, act } = openStore();
    act.perform({ name: 'insert' }, withNode('n-a'));
    const other = { ...EMPTY_DOCUMENT };
    act.load(other);
    act.undo();
    expect(state().document).toBe(other);
  });
});

describe('an edit', () => {
  it('that is refused changes nothing and says why', () => {
    const { state, act } = openStore();
    expect(act.perform({ name: 'connect' }, refused)).toBe(false);
    expect(state().document).toBe(EMPTY_DOCUMENT);
    expect(state().announcement?.key).toBe('refusal.cycle');
  });

  it('marks a new step as fresh until the marketer leaves it', () => {
    const { state, act } = openStore();
    act.perform({ name: 'insert' }, withNode('n-a'));
    act.select(['n-a']);
    expect([...state().fresh]).toEqual(['n-a']);
    act.select([]);
    expect(state().fresh.size).toBe(0);
  });

  it('stops sparing fresh steps once publishing was asked for', () => {
    const { state, act } = openStore();
    act.perform({ name: 'insert' }, withNode('n-a'));
    act.showAllProblems();
    expect(state().fresh.size).toBe(0);
  });
});
