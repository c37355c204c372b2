/** All acceptance cases, by subject. */
import type { AcceptanceCase } from '../case';
import { DATES_AND_CLOCKS } from './dates-and-clocks';
import { EFFECTS } from './effects';
import { ENDPOINTS_AND_PROVIDERS } from './endpoints-and-providers';
import { ENTRIES } from './entries';
import { GOALS_AND_EXITS } from './goals-and-exits';
import { PAUSES } from './pauses';
import { REMOVALS } from './removals';
import { SENDING } from './sending';
import { TESTS_AND_HOLDOUTS } from './tests-and-holdouts';
import { VERSIONS } from './versions';
import { WAITING_FOR_SOMETHING } from './waiting-for-something';
import { WINNERS } from './winners';
import { ZONES } from './zones';

export const ACCEPTANCE_CASES: readonly AcceptanceCase[] = [
  ...WAITING_FOR_SOMETHING,
  ...DATES_AND_CLOCKS,
  ...ZONES,
  ...ENTRIES,
  ...SENDING,
  ...GOALS_AND_EXITS,
  ...TESTS_AND_HOLDOUTS,
  ...WINNERS,
  ...VERSIONS,
  ...PAUSES,
  ...EFFECTS,
  ...ENDPOINTS_AND_PROVIDERS,
  ...REMOVALS,
];
