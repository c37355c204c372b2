/** A sticky note on the canvas: written where it lies, dragged by its border. */
import { changeNote } from '@kairos/engine';
import type { Node, NodeProps } from '@xyflow/react';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import styles from './note-card.module.css';
import { dropNote } from './note-commands';

export type NoteNode = Node<Record<string, never>, 'note'>;

export const NoteCard = memo(
  function NoteCard({ id }: NodeProps<NoteNode>) {
    const { t } = useTranslation('canvas');
    const store = useCanvasStore();
    const text = useCanvas((state) => state.document.notes?.find((note) => note.id === id)?.text);
    const isEditable = useCanvas((state) => state.editable);
    const field = useAwaitedFocus(id);
    if (text === undefined) return null;
    const leave = ({ key, currentTarget }: KeyboardEvent<HTMLTextAreaElement>) => {
      if (key === 'Escape') currentTarget.blur();
    };
    return (
      <div className={`${styles.note} nopan nowheel`} data-note={id}>
        <textarea
          ref={field}
          className={styles.text}
          value={text}
          readOnly={!isEditable}
          maxLength={2_000}
          placeholder={t('note.empty')}
          aria-label={t('note')}
          onKeyDown={leave}
          onBlur={() => store.getState().settle()}
          onChange={(event) => {
            const written = event.currentTarget.value;
            store
              .getState()
              .perform({ name: 'note-write', group: `${id} text` }, (document) =>
                changeNote(document, id, { text: written }),
              );
          }}
        />
        {isEditable && (
          <button
            type="button"
            className={styles.remove}
            aria-label={t('note.remove')}
            onClick={() => dropNote(store, id)}
          >
            <Icon name="close" size={11} weight={2.2} />
          </button>
        )}
      </div>
    );
  },
  (before, after) => before.id === after.id,
);

/** A new note is there to be written. */
function useAwaitedFocus(noteId: string) {
  const store = useCanvasStore();
  const field = useRef<HTMLTextAreaElement>(null);
  const isAwaited = useCanvas(({ reveal }) => reveal?.nodeId === noteId && reveal.awaitsFocus);
  useEffect(() => {
    if (!isAwaited) return;
    field.current?.focus({ preventScroll: true });
    store.getState().focusTaken();
  }, [isAwaited, store]);
  return field;
}
