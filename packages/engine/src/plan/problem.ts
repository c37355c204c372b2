/** Something wrong with a journey document: where, how bad, and in words for the marketer. */
import type { Phrase } from '../contract/kind';

export interface Problem {
  code: string;
  severity: 'error' | 'warning';
  /** Null when it concerns the journey as a whole. */
  nodeId: string | null;
  /** What it is about, always: the dotted path of a setting of the node, or one of the places that are no setting. */
  field: string;
  /** Key and values into the shared words (`problem.*`) or, when `kind` is set, that kind's words. */
  phrase: Phrase;
  kind?: string;
}

/** How often a customer may come to a step on a loop: of every node, beside its config. */
export const VISIT_LIMIT_PATH = 'visitLimit';

/** Places that are no setting: the journey, a whole step, what leads to it, and all that it leads to. */
export const AT_JOURNEY = '@journey';
export const AT_STEP = '@step';
export const AT_INPUT = '@input';
export const AT_OUTPUT = '@output';

/** What one port of a step leads to. */
export function atOutput(port: string): string {
  return `${AT_OUTPUT}.${port}`;
}

/** The port that a problem is about; null when it is about anything else. */
export function portAt(field: string): string | null {
  return field.startsWith(`${AT_OUTPUT}.`) ? field.slice(AT_OUTPUT.length + 1) : null;
}

/** Whether a problem is about a setting, which a form can show. */
export function isSetting(field: string): boolean {
  return !field.startsWith('@');
}
