/** Where in time the figures on the canvas are: as they stand, or at a moment of the past. Apart from the address, which follows when it rests. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Figures, FiguresStore } from '../figures/figures';
import { type Playable, placeOf } from './replayed';

export interface Playback {
  /** Null until it was read. */
  replay: Playable | null;
  /** Place of the moment that is shown; null for the end, where the figures are as they stand. */
  place: number | null;
  isPlaying: boolean;
}

export type PlaybackStore = StoreApi<Playback>;

export function createPlayback(): PlaybackStore {
  return createStore<Playback>(() => ({ replay: null, place: null, isPlaying: false }));
}

/** Something else to play begins at the moment that was asked for; the same with more to it stays where it is. */
export function load(playback: PlaybackStore, replay: Playable, asked: number | undefined): void {
  playback.setState((before) => {
    const moment = before.replay && before.place !== null ? before.replay.moments[before.place] : undefined;
    const wanted = before.replay ? moment : asked;
    const place = wanted === undefined ? null : placeOf(replay.moments, wanted);
    return { replay, place: place === replay.moments.length - 1 ? null : place };
  });
}

/** The end is where things are as they stand. */
export function goTo(playback: PlaybackStore, place: number): void {
  playback.setState(({ replay, isPlaying }) => {
    if (!replay) return {};
    const last = replay.moments.length - 1;
    return place >= last ? { place: null, isPlaying: false } : { place: Math.max(0, place), isPlaying };
  });
}

/** The figures to show: those of the moment in the version that is shown, or all as they stand. */
function figuresAt(figures: Figures, { replay, place }: Playback, versionId: string): Figures {
  if (!replay || place === null) return figures;
  return { ...figures, byVersion: new Map([[versionId, replay.at(place)]]) };
}

/** Calls back with every change of the figures to show, the present ones first. Returns how to stop. */
export function followFigures(
  { figures, playback, versionId }: { figures: FiguresStore; playback: PlaybackStore; versionId: string },
  show: (shown: Figures, isPast: boolean) => void,
): () => void {
  const look = () => {
    const state = playback.getState();
    show(figuresAt(figures.getState(), state, versionId), state.replay !== null && state.place !== null);
  };
  look();
  const stops = [
    // While the past is shown nothing changes on the canvas.
    figures.subscribe(() => playback.getState().place === null && look()),
    playback.subscribe((state, before) => (state.place !== before.place || state.replay !== before.replay) && look()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
