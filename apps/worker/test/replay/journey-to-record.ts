/** Journeys that make a cohort do everything it can: take in, hold alarms, be woken before they ring, and come to an end. */
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { duration, JourneyDriver } from '@kairos/testkit';

function welcome(): JourneyDriver {
  return new JourneyDriver(NODE_KINDS)
    .startedBy('sign_up')
    .node('pause', 'wait', { duration: duration('3 days') })
    .wire(['start', 'next', 'pause']);
}

export const unanswered = welcome().draw();

export const answered = welcome()
  .node('answer', 'wait-for-event', { eventName: 'reply', conditions: [], atMost: duration('20 days') })
  .node('later', 'wait', { duration: duration('5 days') })
  .wire(['pause', 'next', 'answer'], ['answer', 'timeout', 'later'])
  .draw();
