import { EFFECT_EVENTS } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { DAY, Observer } from '../../testing/observer';
import { journeyIndicatorBehaviour } from './behaviour';

describe('another journey asks', () => {
  it('fires each time that it is asked for, and stays true', () => {
    const indicator = new Observer(journeyIndicatorBehaviour, { points: 10 });
    expect(indicator.event(EFFECT_EVENTS.journeyAskedFor, DAY)).toMatchObject({ active: true, fired: 1 });
    expect(indicator.passTo(2 * DAY)).toMatchObject({ active: true, fired: 0 });
    expect(indicator.event(EFFECT_EVENTS.journeyAskedFor, 3 * DAY)).toMatchObject({ active: true, fired: 1 });
  });

  it('listens to nothing else', () => {
    expect(journeyIndicatorBehaviour.eventNames({ points: 0 })).toEqual(['Journey Asked For']);
  });
});
