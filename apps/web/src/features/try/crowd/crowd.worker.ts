/** Plays made-up customers through a journey, off the main thread, and tells how far it has come. */
import { addToCounts, type Crowd, type CrowdCounts } from '@kairos/engine';
import { KINDS } from '../../../canvas/kinds/kinds';

export interface CrowdRequest {
  crowd: Omit<Crowd, 'kinds' | 'gate'>;
  /** Which of the crowd are this worker's. */
  customers: { first: number; count: number };
}

export type CrowdAnswer =
  /** All of this worker's customers so far. */
  { type: 'counted'; done: number; counts: CrowdCounts } | { type: 'failed'; message: string };

/** Customers between two looks at the clock. */
const CHUNK = 50;
/** Often enough that the bar moves; what is told is drawn, and that takes time from the customers. */
const TELL_EVERY_MS = 150;

self.addEventListener('message', ({ data }: MessageEvent<CrowdRequest>) => {
  try {
    play(data);
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

function play({ crowd, customers }: CrowdRequest): void {
  const counts: CrowdCounts = new Map();
  // Nobody is refused: what is counted is how many messages the journey would want to send.
  const whole: Crowd = { ...crowd, kinds: KINDS, gate: () => ({ verdict: 'send' }) };
  let toldAt = performance.now();
  for (let done = 0; done < customers.count; ) {
    const count = Math.min(CHUNK, customers.count - done);
    addToCounts(whole, counts, { first: customers.first + done, count });
    done += count;
    if (done < customers.count && performance.now() - toldAt < TELL_EVERY_MS) continue;
    tell({ type: 'counted', done, counts });
    toldAt = performance.now();
  }
}

function tell(answer: CrowdAnswer): void {
  self.postMessage(answer);
}
