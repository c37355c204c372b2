/** The one error that a use case throws when it says no: a code owned by its module, never a stack for the marketer. */

/** Whose move it is next; the HTTP door turns it into a status. */
export type RefusalReason =
  | 'invalid'
  | 'not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-many'
  | 'unavailable';

/**
 * A code is `<area>/<name>`: the web application finds the marketer's words for it under `error.<name>` in the words of that area.
 * `values` fill the placeholders of those words; they hold no personal data.
 */
export class Refusal extends Error {
  constructor(
    readonly code: `${string}/${string}`,
    readonly reason: RefusalReason,
    message: string,
    readonly values: Record<string, string | number> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
