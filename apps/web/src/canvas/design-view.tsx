/** The journey for drawing: palette on the left, the journey in the middle as a drawing or a list, settings on the right. */

import type { JourneyNode } from '@kairos/engine';
import { useHotkeys } from '@mantine/hooks';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons';
import { DragGhost } from './carry/drag-ghost';
import { useClipboard } from './clipboard/use-clipboard';
import { duplicateSelected, selectAll } from './commands/change-steps';
import { FindStep } from './commands/find-step';
import { RemovalDialog } from './commands/removal-dialog';
import { useCanvasCommands } from './commands/use-canvas-commands';
import styles from './design-view.module.css';
import { HistoryControls } from './history/history-controls';
import { OutlineView } from './outline/outline-view';
import { Palette } from './palette/palette';
import { SeveralPanel } from './panel/several-panel';
import { StepPanel } from './panel/step-panel';
import { StepPicker } from './picker/step-picker';
import { Announcer } from './problems/announcer';
import { ProblemList } from './problems/problem-list';
import { useProblems } from './problems/use-problems';
import { CanvasContext, useCanvas, useCanvasStore } from './store/canvas-context';
import type { CanvasStore } from './store/canvas-store';
import { indexOf } from './store/document-index';
import { addNoteInSight, DrawingControls } from './surface/drawing-controls';
import { Surface } from './surface/surface';
import { useCommandKeys } from './surface/use-command-keys';
import { ZoomControls } from './surface/zoom-controls';
import { type JourneyViewName, ViewSwitch } from './view-switch';

interface DesignViewProps extends Views {
  store: CanvasStore;
  /** Lie over everything and see the canvas' store: dialogs, notices. */
  children?: ReactNode;
}

interface Views {
  view: JourneyViewName;
  onView: (view: JourneyViewName) => void;
}

export function DesignView({ store, view, onView, children }: DesignViewProps) {
  return (
    <CanvasContext.Provider value={store}>
      <ReactFlowProvider>
        <Drawing view={view} onView={onView} />
        {children}
      </ReactFlowProvider>
    </CanvasContext.Provider>
  );
}

function Drawing({ view, onView }: Views) {
  const store = useCanvasStore();
  const flow = useReactFlow();
  useProblems();
  useClipboard();
  useCanvasCommands();
  const isEditable = useCanvas((state) => state.editable);
  useCommandKeys({
    'mod+Z': () => store.getState().undo(),
    'mod+shift+Z': () => store.getState().redo(),
    'mod+Y': () => store.getState().redo(),
    'mod+D': () => duplicateSelected(store),
    'mod+A': () => selectAll(store),
  });
  useHotkeys([['N', () => isEditable && addNoteInSight(store, flow)]]);
  const open = useCallback((nodeId: string) => store.getState().focus(nodeId, ''), [store]);
  return (
    <div className={styles.view} data-view={view} data-editable={isEditable || undefined}>
      {isEditable && view === 'canvas' && <Palette />}
      <div className={styles.middle}>
        {view === 'outline' ? (
          <>
            <OutlineView />
            {isEditable && (
              <div className={styles.history}>
                <HistoryControls />
              </div>
            )}
          </>
        ) : (
          <Surface onOpen={open}>
            <ZoomControls>
              {isEditable && (
                <>
                  <HistoryControls />
                  <DrawingControls />
                </>
              )}
            </ZoomControls>
          </Surface>
        )}
        <ViewSwitch view={view} onView={onView} />
        <Announcer />
      </div>
      <SidePanel view={view} />
      <FindStep />
      <StepPicker />
      <RemovalDialog />
      <DragGhost />
    </div>
  );
}

function SidePanel({ view }: { view: JourneyViewName }) {
  const { t } = useTranslation('canvas');
  const node = useCanvas(({ document, selected }) =>
    selected.length === 1 ? indexOf(document).nodes.get(selected[0] ?? '') : undefined,
  );
  const count = useCanvas((state) => state.selected.length);
  return (
    <aside className={styles.side} data-open={count > 0 || undefined} aria-label={t('panel')} onKeyDown={leaveByEscape}>
      <PanelContent node={node} isSeveral={count > 1} view={view} />
    </aside>
  );
}

interface PanelContentProps {
  node: JourneyNode | undefined;
  isSeveral: boolean;
  view: JourneyViewName;
}

function PanelContent({ node, isSeveral, view }: PanelContentProps) {
  const { t } = useTranslation('canvas');
  if (node) {
    return (
      <>
        <BackToJourney nodeId={node.id} />
        <StepPanel key={node.id} node={node} />
      </>
    );
  }
  if (isSeveral) return <SeveralPanel />;
  return (
    <div className={styles.overview}>
      <h2>{t('panel.journey')}</h2>
      <p className={styles.advice}>{t(view === 'outline' ? 'panel.advice-list' : 'panel.advice')}</p>
      <h3>{t('problems')}</h3>
      <ProblemList />
    </div>
  );
}

/** Escape leads from the settings back to the step. One that closes a list or a dialog of theirs does not. */
function leaveByEscape(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== 'Escape' || event.defaultPrevented || !(target instanceof HTMLElement)) return;
  // Dialogs stand elsewhere in the document; React tells of their keys all the same.
  if (!event.currentTarget.contains(target)) return;
  if (target.getAttribute('aria-expanded') === 'true') return;
  const nodeId = event.currentTarget.querySelector('[data-panel-for]')?.getAttribute('data-panel-for');
  document.querySelector<HTMLElement>(`:is([data-node-id="${nodeId}"], [data-outline-step="${nodeId}"])`)?.focus();
}

/** On a phone the settings cover the journey; this leads back to the step that they belong to. */
function BackToJourney({ nodeId }: { nodeId: string }) {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const back = () => {
    store.getState().select([]);
    store.getState().revealNode(nodeId);
  };
  return (
    <button type="button" className={styles.back} onClick={back}>
      <Icon name="arrow-left" size={15} />
      {t('panel.back')}
    </button>
  );
}
