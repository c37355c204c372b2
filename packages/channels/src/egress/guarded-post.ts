/** Posts to an address that somebody typed in: only where it may go, to the addresses that were looked at. */
import type { LookupFunction } from 'node:net';
import { type Destination, type DestinationProblem, type DestinationRules, findDestination } from './destination';
import { type PostRequest, type PostResult, post } from './post';

export interface GuardedRequest extends Omit<PostRequest, 'url'> {
  url: string;
}

export type GuardedResult = PostResult | { type: 'refused'; problem: DestinationProblem };

const MOST_HEADER_BYTES = 16 * 1024;

/** Never throws for what the other side does. */
export async function guardedPost(request: GuardedRequest, rules: DestinationRules): Promise<GuardedResult> {
  const destination = await findDestination(request.url, rules);
  if (typeof destination === 'string') return { type: 'refused', problem: destination };
  const { url, addresses } = destination;
  return post({ ...request, url }, { agent: false, lookup: answering(addresses), maxHeaderSize: MOST_HEADER_BYTES });
}

/** Hands out the addresses that were looked at, so that nobody resolves the name a second time. */
function answering(addresses: Destination['addresses']): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  };
}
