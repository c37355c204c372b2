/**
 * Counts what React renders, in the very program that users get. React tells developer tools about every commit,
 * and marks the components that did work in it; this listens in their place.
 */
import type { Page } from '@playwright/test';

/** One commit: ids of what rendered again. What appeared for the first time is not counted. */
export interface Commit {
  /** What React Flow moved: the frames of cards, open places and notes. */
  frames: string[];
  /** Steps whose card rendered. */
  cards: string[];
  /** Steps whose figure or problem mark rendered. */
  badges: string[];
  edges: string[];
}

declare global {
  interface Window {
    kairosCommits: Commit[];
  }
}

/** Call it before the page is opened. */
export async function countRenders(page: Page): Promise<void> {
  await page.addInitScript(listenToReact);
}

/** What was committed since the last time somebody asked. */
export async function commitsSince(page: Page): Promise<Commit[]> {
  return page.evaluate(() => window.kairosCommits.splice(0));
}

/** Runs in the page. */
function listenToReact(): void {
  interface Fiber {
    tag: number;
    flags: number;
    alternate: Fiber | null;
    child: Fiber | null;
    sibling: Fiber | null;
    memoizedProps: Record<string, unknown> | null;
  }
  const PERFORMED_WORK = 1;
  const FUNCTION_COMPONENTS = new Set([0, 11, 15]);
  window.kairosCommits = [];

  function note({ memoizedProps: props }: Fiber, commit: Commit): void {
    if (!props) return;
    if (props.type === 'card' && 'dragging' in props) commit.cards.push(String(props.id));
    else if ('nodeTypes' in props && 'id' in props) commit.frames.push(String(props.id));
    else if (props.type === 'link' && 'sourceX' in props) commit.edges.push(String(props.id));
    else if (Object.keys(props).join() === 'nodeId') commit.badges.push(String(props.nodeId));
  }

  function walk(next: Fiber, before: Fiber, commit: Commit): void {
    if (next.child === before.child) return;
    for (let child = next.child; child; child = child.sibling) {
      if (!child.alternate) continue;
      const didWork = FUNCTION_COMPONENTS.has(child.tag) && (child.flags & PERFORMED_WORK) !== 0;
      if (didWork) note(child, commit);
      walk(child, child.alternate, commit);
    }
  }

  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      isDisabled: false,
      renderers: new Map(),
      inject: () => 1,
      checkDCE: () => {},
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
      onCommitFiberRoot(_id: number, root: { current: Fiber }) {
        const commit: Commit = { frames: [], cards: [], badges: [], edges: [] };
        if (root.current.alternate) walk(root.current, root.current.alternate, commit);
        window.kairosCommits.push(commit);
      },
    },
  });
}
