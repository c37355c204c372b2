/** Deliveries: messages claimed, rendered, handed over, settled; and customers who leave by the link in a message. */
export { type BegunDelivery, beginDeliveries } from './begin';
export { CallbackIntake } from './callback-intake';
export { acceptCallbacks, tellCallbacks } from './callbacks';
export { claimDeliveries, type Delivery, type RenderingParts } from './claim';
export { ContentCache } from './contents';
export { keepRecords } from './keep-records';
export { MESSAGE_EVENT_NAMES } from './record-fates';
export { releaseHeld } from './release';
export { type DeliveryOutcome, type MessageInHand, type SettlingParts, settleDeliveries } from './settle';
export { assumeSent, claimUnresolved, type MessageToAskFor, sweepLeases } from './sweep';
export { DELIVERY_TIMING, type DeliveryTiming } from './timing';
export { type UnsubscribeView, unsubscribe } from './unsubscribe';
