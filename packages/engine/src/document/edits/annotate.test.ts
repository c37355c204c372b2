import { describe, expect, it } from 'vitest';
import { EMPTY_DOCUMENT, type JourneyDocument, journeyDocumentSchema } from '../document';
import { addNote, changeNote, duplicate, type EditResult, place, remove, removeNote, tidy } from './index';
import { fixtureContext, journey } from './kinds.fixture';

function documentOf(result: EditResult): JourneyDocument {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.document;
}

describe('a sticky note', () => {
  const BEGUN = documentOf(addNote(EMPTY_DOCUMENT, fixtureContext(), { beside: null, at: { x: 10, y: 20 } }));

  it('is added, written and taken away, and then the document is as it was', () => {
    const written = documentOf(changeNote(BEGUN, 's-1', { text: 'Ask legal' }));
    expect(written.notes).toEqual([{ id: 's-1', text: 'Ask legal', beside: null, at: { x: 10, y: 20 } }]);
    expect(documentOf(removeNote(written, 's-1'))).toEqual(EMPTY_DOCUMENT);
  });

  it('keeps no more than the schema allows', () => {
    const long = documentOf(changeNote(BEGUN, 's-1', { text: 'x'.repeat(5_000) }));
    expect(journeyDocumentSchema.safeParse(long).success).toBe(true);
    let full = BEGUN;
    for (let count = 1; count < 200; count++) {
      full = documentOf(
        addNote(full, { kinds: new Map(), newId: () => `s-x${count}` }, { beside: null, at: { x: 0, y: 0 } }),
      );
    }
    const result = addNote(full, fixtureContext(), { beside: null, at: { x: 0, y: 0 } });
    expect(result.ok ? 'allowed' : result.refusal.code).toBe('too-many-notes');
  });
});

describe('a note beside a step', () => {
  it('stays with the step before it when its own is deleted', () => {
    const chain = journey('mail:m pause:p mail:o', 'm.next>p p.next>o');
    const noted = documentOf(addNote(chain, fixtureContext(), { beside: 'p', at: { x: 260, y: 0 } }));
    expect(documentOf(remove(noted, fixtureContext(), 'p')).notes?.map((note) => note.beside)).toEqual(['m']);
  });

  it('is copied with its step', () => {
    const chain = journey('mail:m mail:o', 'm.next>o');
    const noted = documentOf(addNote(chain, fixtureContext(), { beside: 'm', at: { x: 260, y: 0 } }));
    const written = documentOf(changeNote(noted, 's-1', { text: 'Ask legal' }));
    const doubled = documentOf(duplicate(written, fixtureContext(), 'm'));
    const copy = doubled.nodes.find((node) => node.kind === 'mail' && node.id !== 'm' && node.id !== 'o');
    expect(doubled.notes?.map(({ text, beside }) => [text, beside])).toEqual([
      ['Ask legal', 'm'],
      ['Ask legal', copy?.id],
    ]);
  });

  it('lies on the canvas when nothing is left', () => {
    const alone = documentOf(addNote(journey('mail:m'), fixtureContext(), { beside: 'm', at: { x: 260, y: 0 } }));
    expect(documentOf(remove(alone, fixtureContext(), 'm')).notes?.map((note) => note.beside)).toEqual([null]);
  });
});

describe('placing by hand', () => {
  it('keeps what stands elsewhere and forgets steps that are gone', () => {
    const document = journey('mail:m pause:p', 'm.next>p');
    const first = documentOf(place(document, { m: { x: 0, y: 0 }, p: { x: 0, y: 90 }, gone: { x: 1, y: 1 } }));
    const second = documentOf(place(first, { p: { x: 30, y: 90 } }));
    expect(second.placement).toEqual({ m: { x: 0, y: 0 }, p: { x: 30, y: 90 } });
  });

  it('is forgotten when the canvas tidies up', () => {
    const document = journey('mail:m', '');
    expect(documentOf(tidy(documentOf(place(document, { m: { x: 5, y: 5 } }))))).toEqual(document);
  });
});

describe('documents from before there were notes', () => {
  it('are read as they are', () => {
    expect(journeyDocumentSchema.parse(EMPTY_DOCUMENT)).toEqual(EMPTY_DOCUMENT);
  });
});
