/** What the use cases of tests may refuse. */
import { Refusal } from '../refusal';

/** The step conducts no such test in the version in force: the arms may have changed in the meantime. */
export const testChanged = () =>
  new Refusal('live/test-changed', 'conflict', 'The step conducts no such test in the version in force.');
