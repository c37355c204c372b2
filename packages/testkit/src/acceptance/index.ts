/** Acceptance cases: how they are told, and the two ways in which they are held against the product. */
export { type AcceptanceCase, moment, type Observed, observe, spokenOf } from './case';
export { ACCEPTANCE_CASES } from './cases';
export { playCase } from './play-case';
export { simulateCase } from './simulate-case';
