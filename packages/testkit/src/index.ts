/** What tests need beside Vitest: real servers, whole scenarios, and ways to read back what happened. */
export * from './acceptance';
export * from './faults';
export { CustomerDriver, duration, elapsed, JourneyDriver } from './journey/journey-driver';
export * from './poison/refused-letters';
export { type OpenScenario, openScenario } from './scenario/open-scenario';
export { type CustomerTrace, readTraces } from './scenario/read-back';
export { eventually, isAtRest, Scenario, type ScenarioEvent, type ScenarioOptions } from './scenario/scenario';
export * from './stack';
