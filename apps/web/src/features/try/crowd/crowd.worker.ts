/** Plays made-up customers through a journey, off the main thread, and tells how far it has come. */
import { addToCounts, type Crowd, type CrowdCounts } from '@kairos/engine';
import { KINDS } from '../../../canvas/kinds/kinds';

export interface CrowdRequest {
  crowd: Omit<Crowd, 'kinds' | 'gate'>;
  /** Which of the crowd are this worker's. */
  customers: { first: number; count: number };
  /** Nothing is told of it: it only makes the program fast, which is slow where it has never run. */
  isRehearsal?: boolean;
}

export type CrowdAnswer =
  /** All of this worker's customers so far. */
  { type: 'counted'; done: number; counts: CrowdCounts } | { type: 'failed'; message: string };

/** Customers between two looks at the clock. */
const CHUNK = 50;
/** Often enough that the bar moves; what is told is drawn, and that takes time from the customers. */
const TELL_EVERY_MS = 150;
/** A run that begins meanwhile waits for no more than this. */
const REHEARSE_MS = 400;

self.addEventListener('message', ({ data }: MessageEvent<CrowdRequest>) => {
  try {
    if (data.isRehearsal) rehearse(data);
    else play(data);
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

function play({ crowd, customers }: CrowdRequest): void {
  const counts: CrowdCounts = new Map();
  const whole = openToAll(crowd);
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

function rehearse({ crowd, customers }: CrowdRequest): void {
  const whole = openToAll(crowd);
  const until = performance.now() + REHEARSE_MS;
  for (let done = 0; done < customers.count && performance.now() < until; done += CHUNK) {
    addToCounts(whole, new Map(), { first: customers.first + done, count: CHUNK });
  }
}

/** Nobody is refused: what is counted is how many messages the journey would want to send. */
function openToAll(crowd: CrowdRequest['crowd']): Crowd {
  return { ...crowd, kinds: KINDS, gate: () => ({ verdict: 'send' }) };
}

function tell(answer: CrowdAnswer): void {
  self.postMessage(answer);
}
