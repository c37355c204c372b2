import { compile, EMPTY_DOCUMENT, type JourneyDocument, type JourneyNode, type Problem } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { SAMPLE_KNOWLEDGE } from '../../gallery/sample-knowledge';
import { KINDS } from '../kinds/kinds';
import { fixFor } from './fixes';

function step(id: string, kind: string, config: Record<string, unknown> = {}): JourneyNode {
  return { id, kind, name: '', config: { ...Object(KINDS.get(kind)?.definition.defaults), ...config } };
}

function problemOf(document: JourneyDocument, code: string, nodeId: string | null): Problem {
  const found = compile(document, KINDS).problems.find((each) => each.code === code && each.nodeId === nodeId);
  if (!found) throw new Error(`There is no problem ${code} at ${nodeId}.`);
  return found;
}

describe('a quick fix', () => {
  const split = step('which', 'ab-split', {
    arms: [
      { id: 'a', name: 'A', weight: 50 },
      { id: 'b', name: 'B', weight: 40 },
    ],
  });
  const document: JourneyDocument = {
    ...EMPTY_DOCUMENT,
    nodes: [step('start', 'trigger'), split, step('letter', 'email', { topic: '' })],
    edges: [
      { id: 'e-1', from: 'start', port: 'next', to: 'which' },
      { id: 'e-2', from: 'which', port: 'a', to: 'letter' },
    ],
  };
  const fix = (code: string, nodeId: string | null) =>
    fixFor(problemOf(document, code, nodeId), document, SAMPLE_KNOWLEDGE);

  it('opens the list of steps at the very branch that leads nowhere', () => {
    expect(fix('port-open', 'which')).toMatchObject({
      type: 'pick',
      purpose: { slot: { type: 'port', nodeId: 'which', port: 'b' } },
    });
  });

  it('offers what can lead to a step that nothing leads to', () => {
    expect(fix('no-input', 'start')).toMatchObject({ purpose: { slot: { type: 'input', nodeId: 'start' } } });
  });

  it('divides shares that do not add up', () => {
    expect(fix('weights-not-100', 'which')).toMatchObject({ path: 'arms', value: [{ weight: 50 }, { weight: 50 }] });
  });

  it('fills in a topic that other messages have', () => {
    expect(fix('topic-missing', 'letter')).toMatchObject({ path: 'topic', value: 'offers' });
    const unknown = { ...SAMPLE_KNOWLEDGE, topics: [] };
    expect(fixFor(problemOf(document, 'topic-missing', 'letter'), document, unknown)).toBeNull();
  });

  it('is not offered where the marketer must think', () => {
    expect(fix('subject-missing', 'letter')).toBeNull();
  });

  it('adds a trigger to a journey that has none', () => {
    expect(fixFor(problemOf(EMPTY_DOCUMENT, 'no-trigger', null), EMPTY_DOCUMENT, SAMPLE_KNOWLEDGE)).toMatchObject({
      purpose: { zone: 'trigger' },
    });
  });
});
