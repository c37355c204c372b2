/** Doubles of providers that keep the truth outside the product, and misbehave by a script. */

export { reportsOf } from './callbacks';
export { type LedgerLine, readLedger } from './ledger';
export { chanceOf, KIND_SINK, type SinkCallbacks, type SinkFault, type SinkRule, type SinkScript } from './script';
export { SINK_CALLBACK_SECRET, Sinks } from './start-sinks';
