/** The canvas for drawing: palette on the left, the journey in the middle, settings on the right. */
import { useHotkeys } from '@mantine/hooks';
import { ReactFlowProvider } from '@xyflow/react';
import { type KeyboardEvent, type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { duplicateSelected } from './commands/change-steps';
import { RemovalDialog } from './commands/removal-dialog';
import styles from './design-view.module.css';
import { DragGhost } from './palette/drag-ghost';
import { Palette } from './palette/palette';
import { StepPanel } from './panel/step-panel';
import { StepPicker } from './picker/step-picker';
import { Announcer } from './problems/announcer';
import { ProblemList } from './problems/problem-list';
import { useProblems } from './problems/use-problems';
import { CanvasContext, useCanvas, useCanvasStore } from './store/canvas-context';
import type { CanvasStore } from './store/canvas-store';
import { indexOf } from './store/document-index';
import { Surface } from './surface/surface';
import { ZoomControls } from './surface/zoom-controls';

/** `children` lie over everything and see the canvas' store: dialogs, notices. */
export function DesignView({ store, children }: { store: CanvasStore; children?: ReactNode }) {
  return (
    <CanvasContext.Provider value={store}>
      <ReactFlowProvider>
        <Drawing />
        {children}
      </ReactFlowProvider>
    </CanvasContext.Provider>
  );
}

function Drawing() {
  const store = useCanvasStore();
  useProblems();
  useHotkeys([
    ['mod+Z', () => store.getState().undo()],
    ['mod+shift+Z', () => store.getState().redo()],
    ['mod+Y', () => store.getState().redo()],
    ['mod+D', () => duplicateSelected(store)],
    ['/', () => document.querySelector<HTMLElement>('[data-find-step]')?.focus()],
  ]);
  const isEditable = useCanvas((state) => state.editable);
  const open = useCallback((nodeId: string) => store.getState().focus(nodeId, ''), [store]);
  return (
    <div className={styles.view} data-editable={isEditable || undefined}>
      {isEditable && <Palette />}
      <div className={styles.middle}>
        <Surface onOpen={open}>
          <ZoomControls />
        </Surface>
        <Announcer />
      </div>
      <SidePanel />
      <StepPicker />
      <RemovalDialog />
      <DragGhost />
    </div>
  );
}

function SidePanel() {
  const { t } = useTranslation('canvas');
  const node = useCanvas(({ document, selected }) =>
    selected.length === 1 ? indexOf(document).nodes.get(selected[0] ?? '') : undefined,
  );
  const count = useCanvas((state) => state.selected.length);
  return (
    <aside
      className={styles.side}
      data-open={node !== undefined || undefined}
      aria-label={t('panel')}
      onKeyDown={leaveByEscape}
    >
      {node ? (
        <StepPanel key={node.id} node={node} />
      ) : (
        <div className={styles.overview}>
          <h2>{t(count > 1 ? 'panel.several' : 'panel.journey', { count })}</h2>
          <p className={styles.advice}>{t('panel.advice')}</p>
          <h3>{t('problems')}</h3>
          <ProblemList />
        </div>
      )}
    </aside>
  );
}

/** Escape leads from the settings back to the card. One that closes a list inside them does not. */
function leaveByEscape(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== 'Escape' || event.defaultPrevented || !(target instanceof HTMLElement)) return;
  if (target.getAttribute('aria-expanded') === 'true') return;
  const nodeId = event.currentTarget.querySelector('[data-panel-for]')?.getAttribute('data-panel-for');
  document.querySelector<HTMLElement>(`[data-node-id="${nodeId}"]`)?.focus();
}
