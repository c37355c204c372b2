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

  /** One worker each, new only where there is none yet: what has run before is fast. */
  const send = useCallback((requests: readonly CrowdRequest[], hear: (worker: Worker, index: number) => void) => {
    for (const [index, request] of requests.entries()) {
      const worker = (workers.current[index] ??= newWorker());
      hear(worker, index);
      worker.postMessage(request);
    }
  }, []);

  const rehearse = useCallback(
    (crowd: CrowdRequest['crowd'], total: number) => {
      const requests = partsOf(total).map((customers) => ({ crowd, customers, isRehearsal: true }));
      // One that cannot even rehearse is thrown away, and the run begins with new ones.
      send(requests, (worker) => {
        worker.onerror = stop;
      });
    },
    [send, stop],
  );

  const run = useCallback(
    (crowd: CrowdRequest['crowd'], total: number) => {
      const started = performance.now();
      const answers: { done: number; counts: CrowdCounts }[] = [];
      const fail = () => {
        stop();
        setState({ ...IDLE, phase: 'failed', total });
      };
      setState({ ...IDLE, phase: 'running', total });
      const requests = partsOf(total).map((customers) => ({ crowd, customers }));
      send(requests, (worker, index) => {
        worker.onerror = fail;
        worker.onmessage = ({ data }: MessageEvent<CrowdAnswer>) => {
          if (data.type === 'failed') return fail();
          answers[index] = data;
          setState(added(answers, total, performance.now() - started));
        };
      });
    },
    [send, stop],
  );

  const cancel = useCallback(() => {
    stop();
    setState((before) => ({ ...before, phase: 'cancelled' }));
  }, [stop]);

  return { state, rehearse, run, cancel };
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

function newWorker(): Worker {
  return new Worker(new URL('./crowd.worker.ts', import.meta.url), { type: 'module' });
}

/** Divides customers over workers; their numbers stay the same whatever the machine. */
function partsOf(total: number): CrowdRequest['customers'][] {
  const count = Math.min(MOST_WORKERS, navigator.hardwareConcurrency);
  return Array.from({ length: count }, (_, index) => {
    const first = Math.floor((total * index) / count);
    return { first, count: Math.floor((total * (index + 1)) / count) - first };
  });
}
