/** A sticky note on the canvas: written where it lies, dragged by its border. */
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import styles from './note-card.module.css';
import { NoteText } from './note-text';
import { RemoveNote } from './remove-note';

export type NoteNode = Node<Record<string, never>, 'note'>;

export const NoteCard = memo(
  function NoteCard({ id }: NodeProps<NoteNode>) {
    return (
      <div className={`${styles.note} nopan nowheel`} data-note={id}>
        <NoteText noteId={id} className={styles.text} />
        <RemoveNote noteId={id} className={styles.remove} />
      </div>
    );
  },
  (before, after) => before.id === after.id,
);
