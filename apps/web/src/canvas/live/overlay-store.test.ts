import { describe, expect, it } from 'vitest';
import { type Badge, createOverlayStore } from './overlay-store';

const badge = (count: number): Badge => ({ count, note: null, tone: 'plain', label: `${count}` });

function openOverlay() {
  const frames: (() => void)[] = [];
  const overlay = createOverlayStore((callback) => frames.push(callback));
  return { overlay, frames, frame: () => frames.splice(0).forEach((callback) => callback()) };
}

describe('the live overlay', () => {
  it('applies all that arrived in a frame at once', () => {
    const { overlay, frames, frame } = openOverlay();
    let renders = 0;
    overlay.subscribe(() => {
      renders += 1;
    });
    for (const count of [1, 2, 3]) overlay.update({ badges: new Map([['n-a', badge(count)]]) });
    expect(frames).toHaveLength(1);
    frame();
    expect(renders).toBe(1);
    expect(overlay.getState().badges.get('n-a')?.count).toBe(3);
  });

  it('keeps the identity of figures that did not change', () => {
    const { overlay, frame } = openOverlay();
    overlay.update({
      badges: new Map([
        ['n-a', badge(1)],
        ['n-b', badge(1)],
      ]),
    });
    frame();
    const before = overlay.getState().badges.get('n-a');
    overlay.update({
      badges: new Map([
        ['n-a', badge(1)],
        ['n-b', badge(2)],
      ]),
    });
    frame();
    expect(overlay.getState().badges.get('n-a')).toBe(before);
  });

  it('takes figures away and leaves the rest of the picture alone', () => {
    const { overlay, frame } = openOverlay();
    const highlight = { nodes: new Set(['n-a']), edges: new Set<string>() };
    overlay.update({ badges: new Map([['n-a', badge(1)]]), highlight });
    overlay.update({ badges: new Map([['n-a', null]]) });
    frame();
    expect(overlay.getState().badges.size).toBe(0);
    expect(overlay.getState().highlight).toBe(highlight);
  });
});
