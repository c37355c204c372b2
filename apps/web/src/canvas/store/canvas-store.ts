/** The store of one open journey. Undo covers the document only; selection and gestures are not worth a step. */
import type { EditResult, JourneyDocument } from '@kairos/engine';
import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import type { CanvasActions, CanvasState, Intent, PastIntent } from './canvas-state';

const HISTORY_LIMIT = 200;

/** What one place in the history holds. */
export type Moment = Pick<CanvasState, 'document' | 'lastIntent'>;

export type CanvasStore = ReturnType<typeof createCanvasStore>;

export function createCanvasStore(document: JourneyDocument, options: { editable: boolean } = { editable: true }) {
  let group: string | null = null;
  let turn = 0;

  const store = createStore<CanvasState & CanvasActions>()(
    temporal(
      (set, get) => ({
        ...initialState(document, options.editable),

        perform(intent, edit) {
          if (!get().editable) return false;
          const result = edit(get().document);
          if (!result.ok) {
            get().announce(result.refusal.phrase.key);
            return false;
          }
          const before = get();
          if (result.document === before.document) return true;
          writeDocument(intent, result.document, pastIntent(intent, before.document, result));
          const added = result.document.nodes.filter(
            (node) => !before.document.nodes.some((old) => old.id === node.id),
          );
          if (added.length > 0) set({ fresh: new Set([...get().fresh, ...added.map((node) => node.id)]) });
          if (intent.group === undefined) get().announce(`intent.${intent.name}`);
          return true;
        },

        settle() {
          group = null;
        },

        undo() {
          travel(-1);
        },

        redo() {
          travel(1);
        },

        travel(steps) {
          travel(steps);
        },

        load(next) {
          group = null;
          set({ ...initialState(next, options.editable), stage: get().stage });
          history().clear();
        },

        select(nodeIds) {
          const { selected, fresh } = get();
          group = null;
          const left = selected.filter((id) => !nodeIds.includes(id));
          set({ selected: nodeIds, selectedEdge: null, fresh: new Set([...fresh].filter((id) => !left.includes(id))) });
        },

        selectEdge(edgeId) {
          get().select([]);
          set({ selectedEdge: edgeId });
        },

        setStage(stage) {
          set({ stage });
        },

        showAllProblems() {
          set({ fresh: new Set(), isStrict: true });
        },

        hold(held) {
          set({ held });
        },

        openPicker(picker) {
          set({ picker });
        },

        closePicker() {
          set({ picker: null });
        },

        focus(nodeId, path) {
          set({ focusField: { nodeId, path, turn: nextTurn() } });
        },

        revealNode(nodeId, takesFocus = true) {
          set({ reveal: { nodeId, turn: nextTurn(), awaitsFocus: takesFocus } });
        },

        focusTaken() {
          const { reveal } = get();
          if (reveal) set({ reveal: { ...reveal, awaitsFocus: false } });
        },

        announce(key, values = {}) {
          set({ announcement: { key, values, turn: nextTurn() } });
        },
      }),
      {
        limit: HISTORY_LIMIT,
        partialize: (state): Moment => ({ document: state.document, lastIntent: state.lastIntent }),
        equality: (past, current) => past.document === current.document,
      },
    ),
  );

  const history = () => store.temporal.getState();
  const nextTurn = () => {
    turn += 1;
    return turn;
  };

  function writeDocument(intent: Intent, next: JourneyDocument, lastIntent: PastIntent): void {
    const continues = intent.group !== undefined && intent.group === group;
    group = intent.group ?? null;
    if (continues) history().pause();
    store.setState({ document: next, lastIntent });
    history().resume();
  }

  function travel(steps: number): void {
    group = null;
    const before = store.getState().document;
    if (steps < 0) history().undo(-steps);
    else if (steps > 0) history().redo(steps);
    const { document: after, selected } = store.getState();
    if (after === before) return;
    const exists = new Set(after.nodes.map((node) => node.id));
    store.setState({ selected: selected.filter((id) => exists.has(id)), selectedEdge: null, picker: null });
    store.getState().announce(steps < 0 ? 'intent.undo' : 'intent.redo');
  }

  return store;
}

function initialState(document: JourneyDocument, editable: boolean): CanvasState {
  return {
    document,
    editable,
    stage: null,
    selectedEdge: null,
    selected: [],
    problems: [],
    fresh: new Set(),
    isStrict: false,
    lastIntent: null,
    drag: null,
    held: null,
    box: null,
    wire: null,
    picker: null,
    removal: null,
    focusField: null,
    reveal: null,
    announcement: null,
  };
}

function pastIntent({ name }: Intent, before: JourneyDocument, result: EditResult & { ok: true }): PastIntent {
  const after = result.document;
  const was = new Set(before.nodes.map((node) => node.id));
  const is = new Set(after.nodes.map((node) => node.id));
  const gone = before.nodes.filter((node) => !is.has(node.id));
  const come = after.nodes.filter((node) => !was.has(node.id));
  const subject = gone[0] ?? come[0] ?? after.nodes.find((node) => node.id === result.nodeId) ?? null;
  return { name, subject, count: gone.length + come.length };
}
