/** A journey of three messages over three channels, with waits and a split between them. */
import type { JourneyDocument } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { duration, JourneyDriver } from './journey-driver';

const TOPIC = 'offers';
const PAUSE = { duration: duration('2 seconds') };
const text = (words: string) => ({ text: words, topic: TOPIC });

export interface ThreeMessages {
  letterIs?: 'marketing' | 'service';
  /** Called by the step `call` after the letter; left out, there is no such step. */
  endpointId?: string;
}

/** The event starts it, once for each customer; it sends `letter`, `text-a` or `text-b` by the split `test`, and `note`. */
export function threeMessages(
  eventName: string,
  { letterIs = 'marketing', endpointId }: ThreeMessages = {},
): JourneyDocument {
  const letter = {
    ...{ subject: 'Hello', preheader: '', body: 'Dear reader', buttonLabel: '', buttonLink: '' },
    ...{ topic: TOPIC, purpose: letterIs },
  };
  const once = { threshold: null, needs: 'all', reentry: { mode: 'once', period: duration('1 day') } };
  const journey = new JourneyDriver(NODE_KINDS)
    .node('sign', 'event-indicator', { eventName })
    .node('start', 'trigger', once)
    .node('letter', 'email', letter)
    .node('first-pause', 'wait', PAUSE)
    .node('test', 'ab-split')
    .node('text-a', 'sms', text('Hello from A'))
    .node('text-b', 'sms', text('Hello from B'))
    .node('second-pause', 'wait', PAUSE)
    .node('note', 'push', { title: 'Last day', text: 'Today', link: '', topic: TOPIC })
    .wire(
      ['sign', 'signal', 'start'],
      ['start', 'next', 'letter'],
      ['first-pause', 'next', 'test'],
      ['test', 'a', 'text-a'],
      ['test', 'b', 'text-b'],
      ['text-a', 'next', 'second-pause'],
      ['text-b', 'next', 'second-pause'],
      ['second-pause', 'next', 'note'],
    );
  if (endpointId === undefined) return journey.wire(['letter', 'next', 'first-pause']).draw();
  const call = { endpointId, eventType: 'letter.sent', sendsAttributes: false, patience: duration('1 hour') };
  return journey
    .node('call', 'webhook', call)
    .wire(['letter', 'next', 'call'], ['call', 'success', 'first-pause'], ['call', 'failure', 'first-pause'])
    .draw();
}
