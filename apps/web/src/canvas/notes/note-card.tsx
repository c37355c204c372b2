/** A sticky note on the canvas: written where it lies, dragged by its border. */
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import styles from './note-card.module.css';
import { dropNote } from './note-commands';
import { NoteText } from './note-text';

export type NoteNode = Node<Record<string, never>, 'note'>;

export const NoteCard = memo(
  function NoteCard({ id }: NodeProps<NoteNode>) {
    const { t } = useTranslation('canvas');
    const store = useCanvasStore();
    const isEditable = useCanvas((state) => state.editable);
    return (
      <div className={`${styles.note} nopan nowheel`} data-note={id}>
        <NoteText noteId={id} className={styles.text} />
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
