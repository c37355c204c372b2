import { describe, expect, it } from 'vitest';
import { placeOf, playable } from './replayed';

const replay = playable({
  moments: [0, 10, 20, 30],
  counts: [
    {
      nodeId: 'pause',
      metric: 'here',
      start: 2,
      added: [
        [0, 3],
        [2, -4],
      ],
    },
    { nodeId: 'pause', metric: 'entered', start: 0, added: [[0, 3]] },
    { nodeId: 'letter', metric: 'entered', start: 1, added: [[1, 5]] },
  ],
});

describe('figures played back', () => {
  it('are what stood at the beginning and what was added until then', () => {
    expect([0, 1, 2, 3].map((place) => replay.at(place).get('pause'))).toEqual([
      { here: 2, entered: 0 },
      { here: 5, entered: 3 },
      { here: 5, entered: 3 },
      { here: 1, entered: 3 },
    ]);
    expect([0, 1, 2, 3].map((place) => replay.at(place).get('letter')?.entered)).toEqual([1, 1, 6, 6]);
  });

  it('keep their identity where nothing changed, so that nothing renders for them', () => {
    const before = replay.at(1).get('pause');
    expect(replay.at(2).get('pause')).toBe(before);
    expect(replay.at(3).get('pause')).not.toBe(before);
  });

  it('are never fewer than none, where late events told of leaving first', () => {
    const odd = playable({
      moments: [0, 10, 20],
      counts: [
        {
          nodeId: 'pause',
          metric: 'here',
          start: 0,
          added: [
            [0, -1],
            [1, 2],
          ],
        },
      ],
    });
    expect([0, 1, 2].map((place) => odd.at(place).get('pause')?.here)).toEqual([0, 0, 1]);
  });

  it('are found by the moment of the address', () => {
    expect([-5, 0, 9, 10, 29, 30, 99].map((at) => placeOf(replay.moments, at))).toEqual([0, 0, 0, 1, 2, 3, 3]);
  });
});
