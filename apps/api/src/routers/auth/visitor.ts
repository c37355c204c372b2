/** Where a sign-in comes from, as the use cases want to know it. */
import type { Visitor } from '@kairos/services';
import type { ApiContext } from '../../context/context';

export function visitorOf(ctx: Pick<ApiContext, 'address' | 'userAgent'>): Visitor {
  return { address: ctx.address, userAgent: ctx.userAgent, now: new Date() };
}
