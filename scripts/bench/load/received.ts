/** What the providers received, as they wrote it down themselves. */
import { OperatorError } from '@kairos/db/embedded';
import type { Sinks } from '@kairos/testkit/faults';

/** A bench that counts what did not arrive would be worse than none. @throws OperatorError `wrong_count`. */
export function expectReceived(sinks: Sinks, since: number, expected: number): void {
  const received = sinks.lines().filter(({ at, kept }) => kept && at >= since).length;
  if (received === expected) return;
  throw new OperatorError('wrong_count', `The providers received ${received} messages instead of ${expected}.`);
}
