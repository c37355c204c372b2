/** Sticky notes, and placing steps by hand: what helps a reader and changes nothing that a customer meets. */
import type { CanvasPoint, JourneyDocument, JourneyNote } from '../document';
import { done, type EditContext, type EditResult, freshId, refuse, refused } from './edit';

/** The schema of the document allows no more. */
export const MOST_NOTES = 200;
const LONGEST_NOTE = 2_000;

/** Adds a note without text. */
export function addNote(
  document: JourneyDocument,
  context: EditContext,
  where: Pick<JourneyNote, 'beside' | 'at'>,
): EditResult {
  const { notes = [] } = document;
  if (notes.length >= MOST_NOTES) return refused(refuse('too-many-notes'));
  const note = { id: freshId(document, context, 's'), text: '', ...where };
  return done({ ...document, notes: [...notes, note] }, note.id);
}

/** Changes what a note says, at most 2,000 characters of it, or where it lies. */
export function changeNote(
  document: JourneyDocument,
  noteId: string,
  change: Partial<Pick<JourneyNote, 'text' | 'beside' | 'at'>>,
): EditResult {
  const note = document.notes?.find((each) => each.id === noteId);
  if (!note) return refused(refuse('unknown'));
  const changed = { ...note, ...change, text: (change.text ?? note.text).slice(0, LONGEST_NOTE) };
  return done({ ...document, notes: document.notes?.map((each) => (each === note ? changed : each)) }, noteId);
}

export function removeNote(document: JourneyDocument, noteId: string): EditResult {
  const { notes, ...rest } = document;
  const kept = notes?.filter((each) => each.id !== noteId) ?? [];
  if (kept.length === notes?.length) return refused(refuse('unknown'));
  return done(kept.length === 0 ? rest : { ...rest, notes: kept }, null);
}

/** Places steps by hand. The first time, `positions` says where all of them stand. */
export function place(document: JourneyDocument, positions: Readonly<Record<string, CanvasPoint>>): EditResult {
  const known = { ...document.placement, ...positions };
  const placement = Object.fromEntries(document.nodes.flatMap(({ id }) => (known[id] ? [[id, known[id]]] : [])));
  return done({ ...document, placement }, null);
}

/** Forgets what was placed by hand: the canvas tidies up by itself again. */
export function tidy(document: JourneyDocument): EditResult {
  if (!document.placement) return done(document, null);
  const { placement: _forgotten, ...rest } = document;
  return done(rest, null);
}
