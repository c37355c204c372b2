import { EMPTY_DOCUMENT, type JourneyDocument } from '@kairos/engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave, type SaveState } from './autosave';

const drawing = (id: string): JourneyDocument => ({
  ...EMPTY_DOCUMENT,
  nodes: [{ id, kind: 'mail', name: '', config: {} }],
});

const CONFLICT = new Error('somebody else saved');

function openAutosave() {
  const stored: { revision: number; document: JourneyDocument } = { revision: 1, document: EMPTY_DOCUMENT };
  const states: SaveState['type'][] = [];
  const failures: Error[] = [];
  const autosave = createAutosave(
    {
      async save(document, basedOn) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        const failure = failures.shift();
        if (failure) throw failure;
        if (basedOn !== stored.revision) throw CONFLICT;
        stored.revision += 1;
        stored.document = document;
        return { revision: stored.revision, savedAt: 0 };
      },
      isConflict: (error) => error === CONFLICT,
      onState: (state) => states.push(state.type),
    },
    { revision: 1, savedAt: 0 },
  );
  return { autosave, stored, states, failures };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('autosave', () => {
  it('saves once after a pause, and only the last state', async () => {
    const { autosave, stored } = openAutosave();
    for (const id of ['n-a', 'n-b', 'n-c']) autosave.change(drawing(id));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(stored).toEqual({ revision: 2, document: drawing('n-c') });
    expect(autosave.isClean).toBe(true);
  });

  it('saves what was changed during a save, based on the new revision', async () => {
    const { autosave, stored } = openAutosave();
    autosave.change(drawing('n-a'));
    await vi.advanceTimersByTimeAsync(850);
    autosave.change(drawing('n-b'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(stored).toEqual({ revision: 3, document: drawing('n-b') });
  });

  it('saves at once when asked to, also what comes in between', async () => {
    const { autosave, stored } = openAutosave();
    autosave.change(drawing('n-a'));
    const flushed = autosave.flush();
    await vi.advanceTimersByTimeAsync(50);
    autosave.change(drawing('n-b'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await flushed).toBe(3);
    expect(stored.document).toEqual(drawing('n-b'));
  });

  it('tries again by itself when the server was not reached', async () => {
    const { autosave, stored, states, failures } = openAutosave();
    failures.push(new Error('offline'));
    autosave.change(drawing('n-a'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states.at(-1)).toBe('failed');
    await vi.advanceTimersByTimeAsync(6_000);
    expect(states.at(-1)).toBe('saved');
    expect(stored.document).toEqual(drawing('n-a'));
  });

  it('saves nothing over what somebody else saved until that is settled', async () => {
    const { autosave, stored, states } = openAutosave();
    stored.revision = 7;
    stored.document = drawing('n-theirs');
    autosave.change(drawing('n-mine'));
    await vi.advanceTimersByTimeAsync(2_000);
    autosave.change(drawing('n-mine-too'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(states.at(-1)).toBe('conflict');
    expect(stored.document).toEqual(drawing('n-theirs'));
    autosave.resume({ revision: 7, savedAt: 0 }, drawing('n-mine-too'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(stored).toEqual({ revision: 8, document: drawing('n-mine-too') });
  });

  it('saves nothing when somebody else’s draft is taken over', async () => {
    const { autosave, stored } = openAutosave();
    stored.revision = 7;
    autosave.change(drawing('n-theirs'));
    autosave.resume({ revision: 7, savedAt: 0 }, null);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stored.revision).toBe(7);
    expect(autosave.isClean).toBe(true);
  });

  it('reports a save that cannot be done now to whoever waits for it', async () => {
    const { autosave, failures } = openAutosave();
    failures.push(new Error('offline'));
    autosave.change(drawing('n-a'));
    const flushed = autosave.flush();
    const refused = flushed.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(200);
    await refused;
    await expect(flushed).rejects.toThrow('offline');
  });
});
