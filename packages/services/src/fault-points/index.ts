/**
 * Named places between two steps of the way of an event, of a message and of a webhook call, at which a test can end the process to see that nothing
 * is lost and nothing happens twice. In a process that was not told to, passing one costs an empty call.
 */
import { writeSync } from 'node:fs';

/** In the order in which an event, its run, its messages and its calls pass them; what clears up after an end stands behind the end that it clears up after. */
export const FAULT_POINTS = [
  'events-stored',
  'events-committed',
  'events-answered',
  'queue-claimed',
  'events-sensed',
  'route-written',
  'route-committed',
  'wakes-claimed',
  'forgotten-found',
  'wakes-sent',
  'commit-begun',
  'wake-cleared',
  'inbox-taken',
  'steps-written',
  'steps-committed',
  'messages-claimed',
  'transmitting-written',
  'transmitting-committed',
  'leases-swept',
  'message-handed-over',
  'unknown-claimed',
  'unknown-settled',
  'outcomes-written',
  'outcomes-committed',
  'calls-locked',
  'calling-written',
  'calling-committed',
  'calls-swept',
  'call-answered',
  'call-outcome-written',
  'call-outcome-told',
  'call-outcome-committed',
  'counts-folded',
  'cohort-finished',
] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Said on standard error before the end, so that whoever waits for it knows that it was this. */
export const FAULT_WORDS = 'ends at fault point';

/** `name` ends the process at the first pass, `name#5` at the fifth. The launcher does not know this variable, so `npm start` refuses it. */
const chosen = /^([a-z-]+)(?:#(\d+))?$/.exec(process.env.KAIROS_FAULT_POINT ?? '');

export const faultPoint: (name: FaultPoint) => void = chosen
  ? endAt(chosen[1] ?? '', Number(chosen[2] ?? 1))
  : () => {};

function endAt(wanted: string, pass: number): (name: FaultPoint) => void {
  let passes = 0;
  return (name) => {
    if (name !== wanted) return;
    passes += 1;
    if (passes !== pass) return;
    writeSync(2, `${FAULT_WORDS} ${name}\n`);
    // Not `exit`: nothing may be flushed, closed or said goodbye to.
    process.kill(process.pid, 'SIGKILL');
  };
}
