/** What the customer screens may refuse. */
import { Refusal } from '../refusal';

/** Unknown, or another workspace's. */
export const customerNotFound = () =>
  new Refusal('customers/not-found', 'not-found', 'There is no such customer in this workspace.');

export const suppressionNotFound = () =>
  new Refusal('customers/block-not-found', 'not-found', 'There is no such block, or it has ended.');

export const customerRemoved = () => new Refusal('customers/removed', 'conflict', 'The customer is removed already.');

export const customerNotRemoved = () =>
  new Refusal('customers/not-removed', 'conflict', 'The customer is not removed.');
