import { describe, expect, it } from 'vitest';
import { edgePath } from './edge-path';

describe('the course of an edge', () => {
  it('is a straight line where the port stands above the card', () => {
    expect(edgePath({ x: 10, y: 0 }, { x: 10, y: 50 }).d).toBe('M10 0L10 50');
  });

  it('leaves and arrives vertically', () => {
    expect(edgePath({ x: 0, y: 0 }, { x: 100, y: 50 }).d).toBe('M0 0C0 25 100 25 100 50');
  });

  it('passes a row between two cards straight', () => {
    const path = edgePath({ x: 0, y: 0 }, { x: 0, y: 150 }, [
      { x: 200, y: 50 },
      { x: 200, y: 100 },
    ]);
    expect(path.d).toBe('M0 0C0 25 200 25 200 50L200 100C200 125 0 125 0 150');
    expect(path.label.y).toBeLessThan(50);
    expect(path.middle).toEqual({ x: 100, y: 25 });
  });
});
