/** Live figures on the canvas, apart from the document: a new number renders one card, never all of them. */
import { createStore } from 'zustand/vanilla';

/** The number at the corner of a card, and what it counts ("waiting"). */
export interface Badge {
  /** Null where nothing is counted and the note says it all. */
  count: number | null;
  note: string | null;
  tone: 'plain' | 'trouble' | 'added' | 'removed' | 'changed';
  /** Whole sentence for whoever cannot see the card. */
  label: string;
  /** Smaller figures beside it: what did not go as drawn. */
  marks?: readonly BadgeMark[];
}

export interface BadgeMark {
  count: number;
  note: string;
  tone: 'quiet' | 'trouble';
}

export interface EdgeFlow {
  count: number;
}

/** The way of one customer, or what differs between two drawings; everything else is dimmed. */
export interface Highlight {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
  /** Of edges that are in one of two drawings only. */
  changes?: ReadonlyMap<string, EdgeChange>;
}

export type EdgeChange = 'added' | 'removed';

export interface OverlayState {
  badges: ReadonlyMap<string, Badge>;
  flows: ReadonlyMap<string, EdgeFlow>;
  highlight: Highlight | null;
}

/** What changed; null takes a figure away. */
export interface OverlayChange {
  badges?: ReadonlyMap<string, Badge | null>;
  flows?: ReadonlyMap<string, EdgeFlow | null>;
  highlight?: Highlight | null;
}

export interface OverlayStore {
  getState(): OverlayState;
  subscribe(listener: () => void): () => void;
  /** Takes effect at the next frame, together with everything else that arrives until then. */
  update(change: OverlayChange): void;
}

/** `schedule` runs a callback before the next frame. */
export function createOverlayStore(
  schedule: (callback: () => void) => void = (callback) => void requestAnimationFrame(callback),
): OverlayStore {
  const store = createStore<OverlayState>(() => ({ badges: new Map(), flows: new Map(), highlight: null }));
  let pending: OverlayChange[] = [];

  function flush(): void {
    const changes = pending;
    pending = [];
    store.setState((state) => changes.reduce(applied, state));
  }

  return {
    getState: store.getState,
    subscribe: (listener) => store.subscribe(listener),
    update(change) {
      if (pending.push(change) === 1) schedule(flush);
    },
  };
}

function applied(state: OverlayState, change: OverlayChange): OverlayState {
  return {
    badges: change.badges ? merged(state.badges, change.badges, isSameBadge) : state.badges,
    flows: change.flows ? merged(state.flows, change.flows, (a, b) => a.count === b.count) : state.flows,
    highlight: change.highlight === undefined ? state.highlight : change.highlight,
  };
}

/** Entries that say the same keep their identity, so that nothing renders for them. */
function merged<T>(
  current: ReadonlyMap<string, T>,
  changes: ReadonlyMap<string, T | null>,
  isSame: (a: T, b: T) => boolean,
) {
  const next = new Map(current);
  for (const [key, value] of changes) {
    const known = next.get(key);
    if (value === null) next.delete(key);
    else if (known === undefined || !isSame(known, value)) next.set(key, value);
  }
  return next;
}

function isSameBadge(a: Badge, b: Badge): boolean {
  // The label says everything that the badge shows.
  return a.tone === b.tone && a.label === b.label;
}
