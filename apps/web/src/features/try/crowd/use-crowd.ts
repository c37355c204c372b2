/** Runs a crowd in as many workers as the machine has processors to spare, and adds up what they count. */
import { type CrowdCounts, mergeCounts } from '@kairos/engine';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CrowdAnswer, CrowdRequest } from './crowd.worker';

export interface CrowdState {
  phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  counts: CrowdCounts;
  /** Milliseconds from the start to the last customer. */
  took: number;
}

const IDLE: CrowdState = { phase: 'idle', done: 0, total: 0, counts: new Map(), took: 0 };
const MOST_WORKERS = 4;

export function useCrowd() {
  const [state, setState] = useState(IDLE);
  const workers = useRef<Worker[]>([]);

  const stop = useCallback(() => {
    for (const worker of workers.current) worker.terminate();
    workers.current = [];
  }, []);
  useEffect(() => stop, [stop]);

  const run = useCallback(
    (crowd: CrowdRequest['crowd'], total: number) => {
      stop();
      const started = performance.now();
      const parts = shares(total, Math.min(MOST_WORKERS, navigator.hardwareConcurrency));
      const answers: { done: number; counts: CrowdCounts }[] = [];
      setState({ ...IDLE, phase: 'running', total });
      workers.current = parts.map((customers, index) => {
        const worker = new Worker(new URL('./crowd.worker.ts', import.meta.url), { type: 'module' });
        worker.onmessage = ({ data }: MessageEvent<CrowdAnswer>) => {
          if (data.type === 'failed') {
            stop();
            setState({ ...IDLE, phase: 'failed', total });
            return;
          }
          answers[index] = data;
          setState(added(answers, total, performance.now() - started));
        };
        worker.onerror = () => {
          stop();
          setState({ ...IDLE, phase: 'failed', total });
        };
        const request: CrowdRequest = { crowd, customers };
        worker.postMessage(request);
        return worker;
      });
    },
    [stop],
  );

  const cancel = useCallback(() => {
    stop();
    setState((before) => ({ ...before, phase: 'cancelled' }));
  }, [stop]);

  return { state, run, cancel };
}

function added(answers: readonly { done: number; counts: CrowdCounts }[], total: number, took: number): CrowdState {
  const counts: CrowdCounts = new Map();
  let done = 0;
  for (const answer of answers) {
    if (!answer) continue;
    done += answer.done;
    mergeCounts(counts, answer.counts);
  }
  return { phase: done === total ? 'done' : 'running', done, total, counts, took };
}

/** Divides customers over workers; their numbers stay the same whatever the machine. */
function shares(total: number, count: number): CrowdRequest['customers'][] {
  return Array.from({ length: count }, (_, index) => {
    const first = Math.floor((total * index) / count);
    return { first, count: Math.floor((total * (index + 1)) / count) - first };
  });
}
