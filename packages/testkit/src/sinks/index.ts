/** Doubles of providers that keep the truth outside the product, and misbehave by a script. */
export { type LedgerLine, readLedger } from './ledger';
export { chanceOf, KIND_SINK, type SinkFault, type SinkRule, type SinkScript } from './script';
export { Sinks } from './start-sinks';
