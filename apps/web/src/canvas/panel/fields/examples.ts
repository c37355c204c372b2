/** Example values behind a name in a list. */
import type { KnownName } from '../knowledge';

/** "14.96, 28.73, 7.25". */
export function examplesNote({ examples }: KnownName): string {
  return examples
    .slice(0, 3)
    .map((example) => (typeof example === 'object' ? '…' : String(example)))
    .join(', ');
}
