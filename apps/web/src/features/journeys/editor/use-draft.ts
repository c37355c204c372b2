/** The draft that is open: its canvas, and its saving. */
import { useEffect, useState } from 'react';
import { refusalCode } from '../../../api/errors';
import { type ApiOutputs, client, queryClient, trpc } from '../../../api/trpc';
import { type CanvasStore, createCanvasStore } from '../../../canvas/store/canvas-store';
import { type Autosave, createAutosave, type SaveState } from './autosave';

export type Journey = ApiOutputs['journeys']['get'];

export interface OpenDraft {
  store: CanvasStore;
  autosave: Autosave;
  saveState: SaveState;
}

/** Holds one journey open; render it with the journey's id as key. */
export function useDraft(journey: Journey, isEditable: boolean): OpenDraft {
  const { id, draft } = journey;
  const [saveState, setSaveState] = useState<SaveState>({ type: 'saved', at: draft.savedAt });
  const [store] = useState(() => createCanvasStore(draft.document, { editable: isEditable }));
  const [autosave] = useState(() =>
    createAutosave(
      {
        save: (document, basedOn) => client.journeys.saveDraft.mutate({ journeyId: id, document, basedOn }),
        isConflict: (error) => refusalCode(error) === 'journeys/draft-changed',
        onState: setSaveState,
      },
      draft,
    ),
  );

  useEffect(() => {
    const unsubscribe = store.subscribe((state, before) => {
      if (state.document !== before.document) autosave.change(state.document);
    });
    const warn = (event: BeforeUnloadEvent) => {
      if (!autosave.isClean) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      unsubscribe();
      window.removeEventListener('beforeunload', warn);
      autosave.flush().then(refreshJourneys, () => autosave.stop());
    };
  }, [store, autosave]);

  // What somebody else saved while nothing was unsaved here is simply shown.
  useEffect(() => {
    if (draft.revision <= autosave.revision || !autosave.isClean) return;
    takeOver({ store, autosave }, draft);
  }, [draft, store, autosave]);

  return { store, autosave, saveState };
}

/** Shows and goes on from a draft that is stored. */
export function takeOver({ store, autosave }: Pick<OpenDraft, 'store' | 'autosave'>, draft: Journey['draft']): void {
  store.getState().load(draft.document);
  autosave.resume(draft, null);
}

export function refreshJourneys(): void {
  void queryClient.invalidateQueries({ queryKey: trpc.journeys.pathKey() });
}
