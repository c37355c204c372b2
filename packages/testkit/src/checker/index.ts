/** The checker: what became of customers and messages, read from database and sinks. */
export { check, type Expectation, type Finding, sentenceOf, type Verdict } from './check';
export { type CallTruth, type JournalTruth, type MessageTruth, type RunTruth, readTruth, type Truth } from './truth';
