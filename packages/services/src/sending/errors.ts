/** What the sending rules may refuse. */
import { Refusal } from '../refusal';

/** The screen shows each problem at its place; only a caller that did not look gets here. */
export const rulesDoNotFit = (path: string) =>
  new Refusal('sending/rules-do-not-fit', 'invalid', `The sending rules do not hold at ${path}.`);

export const rulesChangedMeanwhile = () =>
  new Refusal('sending/rules-changed', 'conflict', 'Somebody else has changed the sending rules in the meantime.');

export const messageNotFound = () =>
  new Refusal('sending/message-not-found', 'not-found', 'There is no such message in this workspace.');

/** It left, or was kept back for a reason that is not the workspace's to set aside. */
export const messageNotWithheld = () =>
  new Refusal('sending/message-not-withheld', 'conflict', 'Hours and caps do not keep this message back any more.');

/** `reason` is the gate's. */
export const customerForbids = (reason: string) =>
  new Refusal('sending/customer-forbids', 'conflict', `The customer stands against this message: ${reason}.`);
