import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { joinBehaviour } from './behaviour';
import { joinDefinition } from './definition';

describe('join', () => {
  it('lets everyone pass at once', () => {
    expect(joinBehaviour.enter(contextFor({}))).toEqual({ type: 'leave', port: 'next' });
  });

  it('warns when only one way leads to it', () => {
    expect(codesOf(joinDefinition, {}, { arriving: ['next'] })).toEqual(['nothing-joins?']);
    expect(codesOf(joinDefinition, {}, { arriving: ['next', 'next'] })).toEqual([]);
  });
});
