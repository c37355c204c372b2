/** Reads what is to be played back, lets it play, and writes the moment into the address when it rests. */
import { useReducedMotion } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { trpc } from '../../../api/trpc';
import { createPlayback, goTo, load, type Playback, type PlaybackStore } from './playback';
import type { ChosenRange } from './ranges';
import { playable } from './replayed';

interface PlaybackQuestion {
  journeyId: string;
  versionId: string;
  range: ChosenRange | null;
}

/** `at` is the moment in the address, epoch ms. */
export function usePlayback(
  { journeyId, versionId, range }: PlaybackQuestion,
  at: number | undefined,
  onRest: (at: number | undefined) => void,
) {
  const [playback] = useState(createPlayback);
  const query = useQuery(trpc.live.replay.queryOptions({ journeyId, versionId, range }, { staleTime: 0 }));
  const { data } = query;
  const asked = useRef(at);
  asked.current = at;
  useEffect(() => {
    if (data) load(playback, playable(data), asked.current);
    else playback.setState({ replay: null, place: null, isPlaying: false });
    // The address is read when there is something else to play; from then on it follows.
  }, [data, playback]);
  usePlaying(playback);
  useRest(playback, onRest);
  return { playback, isBroken: query.isError, refresh: () => void query.refetch() };
}

export function usePlaybackState<T>(playback: PlaybackStore, select: (state: Playback) => T): T {
  return useStore(playback, select);
}

/** The whole stretch takes this long to play, in so many leaps. */
const SMOOTH = { lasts: 16_000, leaps: 200 };
/** For whoever wants no motion it goes in few leaps that can be read one by one. */
const CALM = { lasts: 20_000, leaps: 16 };

function usePlaying(playback: PlaybackStore): void {
  const { lasts, leaps } = useReducedMotion() ? CALM : SMOOTH;
  const isPlaying = usePlaybackState(playback, (state) => state.isPlaying);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => {
      const { replay, place } = playback.getState();
      const steps = (replay?.moments.length ?? 1) - 1;
      goTo(playback, (place ?? steps) + Math.max(1, Math.round(steps / leaps)));
    }, lasts / leaps);
    return () => clearInterval(timer);
  }, [playback, isPlaying, lasts, leaps]);
}

const REST_MS = 400;

function useRest(playback: PlaybackStore, onRest: (at: number | undefined) => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = playback.subscribe((state, before) => {
      if (state.place === before.place && state.isPlaying === before.isPlaying) return;
      clearTimeout(timer);
      if (state.isPlaying) return;
      timer = setTimeout(() => {
        const { replay, place } = playback.getState();
        onRest(place === null ? undefined : replay?.moments[place]);
      }, REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [playback, onRest]);
}
