/** What every edit of a journey document takes and gives: the kinds, a source of ids, and a new document or a reason why not. */
import type { KindDefinition, Phrase } from '../../contract/kind';
import type { JourneyDocument } from '../document';

/** The kinds as an editor needs them; the engine's `KindRegistry` fits. */
export type EditableKinds = ReadonlyMap<string, { definition: KindDefinition }>;

export interface EditContext {
  kinds: EditableKinds;
  /** Gives a candidate id that starts with the prefix and a dash; asked again when the document already has it. */
  newId(prefix: IdPrefix): string;
}

/** A node, an edge, a sticky note. */
export type IdPrefix = 'n' | 'e' | 's';

export const REFUSAL_CODES = [
  'unknown',
  'self',
  'no-input',
  'signal-leads-to-sensing',
  'points-lead-to-trigger',
  'step-leads-to-step',
  'already-connected',
  'input-taken',
  'cycle',
  'nothing-follows',
  'several-beginnings',
  'moves-along',
  'too-many-notes',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why an edit is not allowed; `phrase.key` is `refusal.<code>` in the shared words. */
export interface Refusal {
  code: RefusalCode;
  phrase: Phrase;
}

/** A new document with the node that deserves attention now (null: none), or the reason why the edit is not allowed. */
export type EditResult =
  | { ok: true; document: JourneyDocument; nodeId: string | null }
  | { ok: false; refusal: Refusal };

export function refuse(code: RefusalCode): Refusal {
  return { code, phrase: { key: `refusal.${code}` } };
}

export function done(document: JourneyDocument, nodeId: string | null): EditResult {
  return { ok: true, document, nodeId };
}

export function refused(refusal: Refusal): EditResult {
  return { ok: false, refusal };
}

/** An id that the document does not use yet. */
export function freshId(document: JourneyDocument, context: EditContext, prefix: IdPrefix): string {
  const { nodes, edges, notes = [] } = document;
  const taken = new Set([...nodes, ...edges, ...notes].map((each) => each.id));
  for (;;) {
    const candidate = context.newId(prefix);
    if (!taken.has(candidate)) return candidate;
  }
}
