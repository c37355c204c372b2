/** The notes beside a step, below it in the outline. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { dropNote } from '../notes/note-commands';
import { NoteText } from '../notes/note-text';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import styles from './outline-notes.module.css';

export function OutlineNotes({ nodeId }: { nodeId: string }) {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const notes = useCanvas((state) => state.document.notes);
  const isEditable = useCanvas((state) => state.editable);
  const own = notes?.filter((note) => note.beside === nodeId) ?? [];
  return own.map(({ id }) => (
    <div key={id} className={styles.note}>
      <NoteText noteId={id} className={styles.text} />
      {isEditable && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('note.remove')}
          onClick={() => dropNote(store, id)}
        >
          <Icon name="close" size={13} weight={2.2} />
        </button>
      )}
    </div>
  ));
}
