/** What the customer screens may refuse. */
import { Refusal } from '../refusal';

/** Unknown, or another workspace's. */
export const customerNotFound = () =>
  new Refusal('customers/not-found', 'not-found', 'There is no such customer in this workspace.');

export const suppressionNotFound = () =>
  new Refusal('customers/block-not-found', 'not-found', 'There is no such block, or it has ended.');
