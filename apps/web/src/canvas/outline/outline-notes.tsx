/** Notes in the outline: those beside a step below it, and those that lie on the canvas itself at the end. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { writeNoteInList } from '../notes/note-commands';
import { NoteText } from '../notes/note-text';
import { RemoveNote } from '../notes/remove-note';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import styles from './outline.module.css';
import own from './outline-notes.module.css';

/** `beside` is a step, or null for those beside none. */
export function OutlineNotes({ beside }: { beside: string | null }) {
  const notes = useCanvas((state) => state.document.notes);
  const shown = notes?.filter((note) => note.beside === beside) ?? [];
  return shown.map(({ id }) => (
    <div key={id} className={own.note} data-outline-note={id} data-beside={beside ?? undefined}>
      <NoteText noteId={id} className={own.text} />
      <RemoveNote noteId={id} className={own.remove} />
    </div>
  ));
}

export function NotesOfJourney() {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const isEditable = useCanvas((state) => state.editable);
  const isEmpty = useCanvas((state) => !state.document.notes?.some((note) => note.beside === null));
  if (isEmpty && !isEditable) return null;
  const write = () => {
    store.getState().select([]);
    writeNoteInList(store);
  };
  return (
    <section className={styles.zone} aria-label={t('outline.notes')}>
      <h2 className={styles.zoneName}>{t('outline.notes')}</h2>
      <OutlineNotes beside={null} />
      {isEditable && (
        <button type="button" className={styles.add} onClick={write}>
          <Icon name="note" size={13} />
          {t('note.add')}
        </button>
      )}
    </section>
  );
}
