/** Documents as the page gets them: in the shape that the kinds have today, whenever they were drawn. */
import { bringUpToDate, type JourneyDocument } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes';

export function upToDate<Holder extends { document: JourneyDocument }>(holder: Holder): Holder {
  return { ...holder, document: bringUpToDate(holder.document, NODE_KINDS) };
}
