/** All acceptance cases, by subject. */
import type { AcceptanceCase } from '../case';
import { EFFECTS } from './effects';
import { WAITS } from './waits';

export const ACCEPTANCE_CASES: readonly AcceptanceCase[] = [...EFFECTS, ...WAITS];
