/** Acceptance cases: how they are told, and the two ways in which they are held against the product. */
export { type AcceptanceCase, moment } from './case';
export { ACCEPTANCE_CASES } from './cases';
export { CROWD_CASES } from './crowd/crowd-cases';
export { playCrowdCase } from './crowd/play-crowd';
export { gateFor } from './gate-for';
export { type Observed, observe, spokenOf } from './observe';
export { type CaseParts, type Played, playCase } from './play-case';
export { ProviderStage } from './provider-stage';
export { simulateCase } from './simulate-case';
