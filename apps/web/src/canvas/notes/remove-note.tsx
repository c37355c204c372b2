/** Takes a note away, on the canvas and in the list; not there where nothing may be changed. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { dropNote } from './note-commands';

export function RemoveNote({ noteId, className }: { noteId: string; className?: string }) {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const isEditable = useCanvas((state) => state.editable);
  if (!isEditable) return null;
  return (
    <button type="button" className={className} aria-label={t('note.remove')} onClick={() => dropNote(store, noteId)}>
      <Icon name="close" size={12} weight={2.2} />
    </button>
  );
}
