/** Webhooks: endpoints with their secrets, and calls made exactly once as far as their receivers can tell. */
export { type BegunCall, beginCalls } from './begin-calls';
export { createEndpoint, type EndpointParts, endEndpoint, readEndpoints, rotateEndpointSecret } from './endpoints';
export { repeatCalls } from './repeat-calls';
export { type CallMade, settleCall, sweepCalls } from './settle-call';
