/** What a form may say at its end. All moments are epoch ms. */
import type { MessageRequest, Phrase } from '@kairos/engine';

export type Consequence =
  /**
   * A customer who arrives now goes on at `until` (null: waits without end), or earlier when one of `events` happens.
   * `moments`: where many who arrive at different times go on together, the next moments at which they do.
   */
  | { type: 'waits'; until: number | null; events: string[]; moments: number[] }
  | { type: 'goes-on' }
  /** A campaign that starts now hears what it waits for until then, wherever the customer is. */
  | { type: 'watches'; until: number }
  /** This very customer leaves by a port. */
  | { type: 'leaves'; port: string }
  | { type: 'sends'; messages: MessageRequest[] }
  /** The event happens now: the indicator is true at once, until `until` (null: from then on). */
  | { type: 'true-now'; event: string; until: number | null }
  /** The event happens now: the indicator becomes true at `at`, unless something comes in between. */
  | { type: 'true-later'; event: string; at: number }
  /** The event happens now, and that is not enough; `why` in the words of the kind. */
  | { type: 'not-yet'; event: string; why: Phrase }
  /** Time alone makes it true for this customer, at these moments. */
  | { type: 'comes-true'; moments: number[] }
  /** After all that this customer did: true or not, and when time alone changes that. */
  | { type: 'stands'; isTrue: boolean; changesAt: number | null };
