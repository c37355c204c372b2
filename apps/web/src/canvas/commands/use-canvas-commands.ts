/** Everything that can be done on the canvas, for the command palette: what has a key is found by its name as well. */
import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PageCommand, usePageCommands } from '../../app/page-commands';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { addNoteInSight, placeByHand, tidyUp } from '../surface/drawing-controls';
import { duplicateSelected, removeSelected, selectAll, selectBranch } from './change-steps';
import { addAfter, openBelow } from './insert-step';
import { stepsMovingWith } from './move-steps';

export function useCanvasCommands(): void {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const flow = useReactFlow();
  const selected = useCanvas((state) => state.selected);
  const isByHand = useCanvas((state) => state.document.placement !== undefined);
  const isEditable = useCanvas((state) => state.editable);
  const commands = useMemo((): PageCommand[] => {
    if (!isEditable) return [];
    const [nodeId] = selected;
    const onCard = (run: (frame: HTMLElement) => void) => () => {
      const frame = document.querySelector<HTMLElement>('section[data-editable]');
      if (frame) run(frame);
    };
    const always: PageCommand[] = [
      { id: 'select-all', label: t('command.select-all'), icon: 'fit', run: () => selectAll(store) },
      { id: 'note', label: t('note.add'), icon: 'note', run: () => addNoteInSight(store, flow) },
      isByHand
        ? { id: 'tidy', label: t('placement.tidy'), icon: 'tidy', run: () => tidyUp(store) }
        : { id: 'by-hand', label: t('placement.by-hand'), icon: 'hand', run: () => placeByHand(store) },
      { id: 'undo', label: t('undo'), icon: 'undo', run: () => store.getState().undo() },
      { id: 'redo', label: t('redo'), icon: 'redo', run: () => store.getState().redo() },
    ];
    if (nodeId === undefined) return always;
    const purposes = [
      { id: 'connect', purpose: { purpose: 'connect', nodeId } },
      { id: 'disconnect', purpose: { purpose: 'disconnect', nodeId } },
      { id: 'move', purpose: { purpose: 'move', nodeIds: stepsMovingWith(store, nodeId) } },
    ] as const;
    return [
      { id: 'add-after', label: t('command.add-after'), icon: 'plus', run: onCard((frame) => addAfter(store, frame)) },
      ...purposes.map(
        ({ id, purpose }): PageCommand => ({
          id,
          label: t(`command.${id}`),
          icon: 'journeys',
          run: onCard((frame) => openBelow(store, frame, purpose)),
        }),
      ),
      { id: 'duplicate', label: t('command.duplicate'), icon: 'copy', run: () => duplicateSelected(store) },
      { id: 'branch', label: t('several.branch'), icon: 'chevron-down', run: () => selectBranch(store) },
      { id: 'delete', label: t('command.delete'), icon: 'trash', run: () => removeSelected(store) },
      ...always,
    ];
  }, [store, flow, selected, isByHand, isEditable, t]);
  usePageCommands(commands);
}
