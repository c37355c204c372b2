/** What a note says, to read and to write: on the canvas and in the list. */
import { changeNote } from '@kairos/engine';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { useAwaitedFocus } from '../store/use-awaited-focus';

const leaveByEscape = ({ key, currentTarget }: KeyboardEvent<HTMLTextAreaElement>) => {
  if (key === 'Escape') currentTarget.blur();
};

export function NoteText({ noteId, className }: { noteId: string; className?: string }) {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const text = useCanvas((state) => state.document.notes?.find((note) => note.id === noteId)?.text ?? '');
  const isEditable = useCanvas((state) => state.editable);
  const field = useRef<HTMLTextAreaElement>(null);
  // A new note is there to be written.
  useAwaitedFocus(noteId, field);
  const write = (written: string) =>
    store
      .getState()
      .perform({ name: 'note-write', group: `${noteId} text` }, (document) =>
        changeNote(document, noteId, { text: written }),
      );
  return (
    <textarea
      ref={field}
      className={className}
      value={text}
      readOnly={!isEditable}
      maxLength={2_000}
      placeholder={t('note.empty')}
      aria-label={t('note')}
      onKeyDown={leaveByEscape}
      onBlur={() => store.getState().settle()}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
