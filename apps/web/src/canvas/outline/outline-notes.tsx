/** The notes beside a step, below it in the outline. */
import { NoteText } from '../notes/note-text';
import { RemoveNote } from '../notes/remove-note';
import { useCanvas } from '../store/canvas-context';
import styles from './outline-notes.module.css';

export function OutlineNotes({ nodeId }: { nodeId: string }) {
  const notes = useCanvas((state) => state.document.notes);
  const own = notes?.filter((note) => note.beside === nodeId) ?? [];
  return own.map(({ id }) => (
    <div key={id} className={styles.note}>
      <NoteText noteId={id} className={styles.text} />
      <RemoveNote noteId={id} className={styles.remove} />
    </div>
  ));
}
