import { describe, expect, it } from 'vitest';
import { createFigures, versionCounts } from '../figures/figures';
import { createPlayback, followFigures, goTo, load } from './playback';
import { playable } from './replayed';

const replay = (moments: number[]) =>
  playable({ moments, counts: [{ nodeId: 'pause', metric: 'entered', start: 0, added: [[0, 3]] }] });

describe('playing back', () => {
  it('begins at the moment of the address, and at the end without one', () => {
    const playback = createPlayback();
    load(playback, replay([0, 10, 20]), 12);
    expect(playback.getState().place).toBe(1);
    const other = createPlayback();
    load(other, replay([0, 10, 20]), undefined);
    expect(other.getState().place).toBeNull();
  });

  it('stays at its moment when what there is to play has grown', () => {
    const playback = createPlayback();
    load(playback, replay([0, 10, 20]), undefined);
    goTo(playback, 1);
    load(playback, replay([0, 5, 10, 15, 20, 25]), undefined);
    expect(playback.getState().place).toBe(2);
  });

  it('stops at the end, where the figures are as they stand', () => {
    const playback = createPlayback();
    load(playback, replay([0, 10, 20]), 0);
    playback.setState({ isPlaying: true });
    goTo(playback, 2);
    expect(playback.getState()).toMatchObject({ place: null, isPlaying: false });
  });

  it('shows the moment on the canvas, and live figures only at the end', () => {
    const playback = createPlayback();
    const figures = createFigures();
    const seen: [entered: number | undefined, isPast: boolean][] = [];
    followFigures({ figures, playback, versionId: 'v' }, (state, isPast) =>
      seen.push([versionCounts(state, 'v').get('pause')?.entered, isPast]),
    );
    const happens = (entered: number) =>
      figures.setState({ byVersion: new Map([['v', new Map([['pause', { entered }]])]]) });
    load(playback, replay([0, 10, 20]), 10);
    happens(4);
    goTo(playback, 2);
    happens(5);
    expect(seen).toEqual([
      [undefined, false],
      [3, true],
      [4, false],
      [5, false],
    ]);
  });
});
