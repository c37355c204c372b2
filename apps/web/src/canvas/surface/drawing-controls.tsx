/** How the canvas is drawn: tidied up by itself or placed by hand; and notes for whoever reads it. */
import { place, tidy } from '@kairos/engine';
import { type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { writeNote, writeNoteInList } from '../notes/note-commands';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { CanvasStore } from '../store/canvas-store';
import { ControlButton, ControlGroup } from './control-group';

export function DrawingControls() {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const flow = useReactFlow();
  const isByHand = useCanvas((state) => state.document.placement !== undefined);
  const isEmpty = useCanvas((state) => state.document.nodes.length === 0);
  return (
    <ControlGroup>
      <ControlButton icon="note" label={t('note.add')} onClick={() => addNoteInSight(store, flow)} />
      <ControlButton
        icon="hand"
        label={t('placement.by-hand')}
        isOn={isByHand}
        isOff={isEmpty}
        onClick={() => (isByHand ? tidyUp(store) : placeByHand(store))}
      />
      {isByHand && <ControlButton icon="tidy" label={t('placement.tidy')} onClick={() => tidyUp(store)} />}
    </ControlGroup>
  );
}

/** From now on every step stays where it is put. */
export function placeByHand(store: CanvasStore): void {
  const { stage, perform } = store.getState();
  if (stage) perform({ name: 'by-hand' }, (document) => place(document, stage.layout.positions));
}

export function tidyUp(store: CanvasStore): void {
  store.getState().perform({ name: 'tidy' }, tidy);
}

/** In the middle of what is seen; where the journey is shown as a list, at the end of that. */
export function addNoteInSight(store: CanvasStore, flow: Pick<ReactFlowInstance, 'screenToFlowPosition'>): void {
  const box = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (!box) return writeNoteInList(store);
  writeNote(store, flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 }));
}
