/** The beginning that most acceptance cases share: who signs up enters the campaign, every time. */
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { JourneyDriver } from '../../journey/journey-driver';
import { type Moment, moment } from '../case';

export const letter = { subject: 'Hello', body: 'Dear reader', topic: 'offers' };
export const text = { text: 'Hello', topic: 'offers' };

/** "2026-03-02T14:01+01:00" as what is seen of a case gives moments. */
export const instant = (said: string): Moment => moment(Date.parse(said));

/** An event starts it, `sign_up` if nothing else is said; wire the node "start" on. */
export function campaign(eventName = 'sign_up'): JourneyDriver {
  return new JourneyDriver(NODE_KINDS).startedBy(eventName);
}

/** Steps one after the other, each left by the port "next". */
export function wires(...nodeIds: string[]): [from: string, port: string, to: string][] {
  return nodeIds.slice(1).map((to, index) => [nodeIds[index] ?? '', 'next', to]);
}
