/** Saves a draft by itself: a moment after the last change, one save at a time, never over what somebody else saved. */
import type { JourneyDocument } from '@kairos/engine';

const QUIET_MS = 800;
const RETRY_MS = 5_000;

export type SaveState =
  /** `at` is epoch ms, real time. */
  | { type: 'saved'; at: number }
  | { type: 'saving' }
  /** Not reached, or broken: it is tried again by itself. */
  | { type: 'failed'; error: unknown }
  /** Somebody else saved in the meantime; nothing is saved until that is settled. */
  | { type: 'conflict' };

interface AutosaveParts {
  save(document: JourneyDocument, basedOn: number): Promise<{ revision: number; savedAt: number }>;
  /** Whether a failed save was refused because of another revision. */
  isConflict(error: unknown): boolean;
  onState(state: SaveState): void;
}

export interface Autosave {
  change(document: JourneyDocument): void;
  /** Saves at once what is not saved yet. Resolves with the revision that is stored; rejects when it cannot be saved now. */
  flush(): Promise<number>;
  /** Goes on from what is stored: `document` null takes it over, otherwise the document is saved in its place. */
  resume(stored: { revision: number; savedAt: number }, document: JourneyDocument | null): void;
  readonly revision: number;
  readonly isClean: boolean;
  stop(): void;
}

export function createAutosave(parts: AutosaveParts, start: { revision: number; savedAt: number }): Autosave {
  let revision = start.revision;
  let unsaved: JourneyDocument | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBlocked = false;
  let lastError: unknown = null;

  async function saveOnce(): Promise<void> {
    const document = unsaved;
    if (document === null || isBlocked) return;
    parts.onState({ type: 'saving' });
    try {
      const saved = await parts.save(document, revision);
      revision = saved.revision;
      lastError = null;
      if (unsaved === document) unsaved = null;
      if (unsaved === null) parts.onState({ type: 'saved', at: saved.savedAt });
      else schedule(QUIET_MS);
    } catch (error) {
      lastError = error;
      isBlocked = parts.isConflict(error);
      parts.onState(isBlocked ? { type: 'conflict' } : { type: 'failed', error });
      if (!isBlocked) schedule(RETRY_MS);
    }
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    running ??= saveOnce().finally(() => {
      running = null;
    });
    return running;
  }

  function schedule(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), delay);
  }

  return {
    change(document) {
      unsaved = document;
      if (isBlocked) return;
      parts.onState({ type: 'saving' });
      schedule(QUIET_MS);
    },
    async flush() {
      while (unsaved !== null) {
        await run();
        if (lastError !== null) throw lastError;
      }
      return revision;
    },
    resume(stored, document) {
      clearTimeout(timer);
      revision = stored.revision;
      isBlocked = false;
      lastError = null;
      unsaved = document;
      if (document) void run();
      else parts.onState({ type: 'saved', at: stored.savedAt });
    },
    get revision() {
      return revision;
    },
    get isClean() {
      return unsaved === null;
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
