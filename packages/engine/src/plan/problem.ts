/** Something wrong with a journey document: where, how bad, and in words for the marketer. */
import type { Phrase } from '../contract/kind';

export interface Problem {
  code: string;
  severity: 'error' | 'warning';
  /** Null when it concerns the journey as a whole. */
  nodeId: string | null;
  /** Dotted config path of the field at fault, if there is one. */
  field: string | null;
  /** Key and values into the shared words (`problem.*`) or, when `kind` is set, that kind's words. */
  phrase: Phrase;
  kind?: string;
}
