import { describe, expect, it } from 'vitest';
import { lineUp } from './guides';

describe('a card that is moved by hand', () => {
  it('lines up with a card above it and shows the line', () => {
    const { at, guides } = lineUp({ x: 103, y: 301 }, [{ x: 100, y: 0 }], 6, 8);
    expect(at).toEqual({ x: 100, y: 304 });
    expect(guides).toEqual([{ from: { x: 224, y: 0 }, to: { x: 224, y: 362 } }]);
  });

  it('lines up with one beside it as well', () => {
    const { at, guides } = lineUp(
      { x: 402, y: 52 },
      [
        { x: 0, y: 50 },
        { x: 400, y: 900 },
      ],
      6,
      8,
    );
    expect(at).toEqual({ x: 400, y: 50 });
    expect(guides).toHaveLength(2);
  });

  it('falls on the grid where nothing is near', () => {
    expect(lineUp({ x: 101, y: 299 }, [{ x: 700, y: 700 }], 6, 8)).toEqual({ at: { x: 104, y: 296 }, guides: [] });
  });
});
