/** Effects: what steps do outside of their runs, and what comes back from there. */
export { liftSuppressions } from './lift-suppressions';
export { type EffectToWrite, writeEffects } from './write-effects';
