import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { startJourneyBehaviour } from './behaviour';
import { startJourneyDefinition } from './definition';

describe('start another journey', () => {
  it('asks for the journey and goes on', () => {
    expect(startJourneyBehaviour.enter(contextFor({ journeyId: 'survey' }))).toEqual({
      type: 'leave',
      port: 'next',
      effects: [{ type: 'start-journey', journeyId: 'survey' }],
    });
    expect(startJourneyBehaviour.asksFor?.({ journeyId: 'survey' })).toBe('survey');
    expect(startJourneyBehaviour.asksFor?.({ journeyId: '' })).toBeNull();
  });

  it('cannot be published before a journey is chosen', () => {
    expect(codesOf(startJourneyDefinition, { journeyId: '' })).toEqual(['journey-missing']);
    expect(codesOf(startJourneyDefinition, { journeyId: 'survey' })).toEqual([]);
  });
});
