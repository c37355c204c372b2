import { describe, expect, it } from 'vitest';
import { revealing } from './viewport';

const WINDOW = { width: 800, height: 600 };
const at = (x: number, y: number) => ({ at: { x, y }, width: 248, height: 58 });

describe('bringing a step into view', () => {
  it('moves nothing when it is in view', () => {
    const viewport = { x: 10, y: -20, zoom: 1 };
    expect(revealing(viewport, at(100, 100), WINDOW)).toEqual(viewport);
  });

  it('moves just as far as needed', () => {
    expect(revealing({ x: 0, y: 0, zoom: 1 }, at(100, 600), WINDOW)).toEqual({ x: 0, y: -118, zoom: 1 });
    expect(revealing({ x: -300, y: 0, zoom: 1 }, at(100, 100), WINDOW)).toEqual({ x: -80, y: 0, zoom: 1 });
  });

  it('reckons with the zoom', () => {
    expect(revealing({ x: 0, y: 0, zoom: 0.5 }, at(100, 1_200), WINDOW)).toEqual({ x: 0, y: -89, zoom: 0.5 });
  });
});
