/** All acceptance cases, by subject. */
import type { AcceptanceCase } from '../case';
import { ACTING } from './acting';
import { EFFECTS } from './effects';
import { ENTRIES } from './entries';
import { PAUSES } from './pauses';
import { SENDING } from './sending';
import { VERSIONS } from './versions';
import { WAITS } from './waits';
import { WINNERS } from './winners';

export const ACCEPTANCE_CASES: readonly AcceptanceCase[] = [
  ...ACTING,
  ...EFFECTS,
  ...ENTRIES,
  ...PAUSES,
  ...SENDING,
  ...VERSIONS,
  ...WAITS,
  ...WINNERS,
];
