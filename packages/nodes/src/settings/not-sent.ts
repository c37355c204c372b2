/** What a step does when its message may not be sent: go on all the same, or take a way of its own. Nobody is lost here. */
import type { FormField, PortDefinition } from '@kairos/engine';
import { z } from 'zod';

export const IF_NOT_SENT = ['continue', 'branch'] as const;
export type IfNotSent = (typeof IF_NOT_SENT)[number];

/** The port of that way. */
export const NOT_SENT = 'not-sent';

export const ifNotSentSetting = z.enum(IF_NOT_SENT, { error: 'missing' }).default('continue');

export const NOT_SENT_FIELD: FormField = { path: 'ifNotSent', type: 'choice', options: [...IF_NOT_SENT] };

export function messagePorts(ifNotSent: IfNotSent): PortDefinition[] {
  const next: PortDefinition = { id: 'next', type: 'step' };
  return ifNotSent === 'branch' ? [next, { id: NOT_SENT, type: 'step' }] : [next];
}

/** The part of a step's decision that names the way. */
export function notSentWay(ifNotSent: IfNotSent): { portIfSkipped?: string } {
  return ifNotSent === 'branch' ? { portIfSkipped: NOT_SENT } : {};
}
