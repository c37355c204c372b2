import { describe, expect, it } from 'vitest';
import { readOptions } from './options';

describe('the options of the bench', () => {
  it('measure everything unless told otherwise', () => {
    expect(readOptions([])).toEqual({
      measurements: ['burst', 'trickle', 'intake', 'waiting', 'nine-o-clock', 'standing', 'growth', 'engine'],
      quick: false,
      json: undefined,
      from: undefined,
      compare: undefined,
      runs: undefined,
      writeDocs: false,
    });
  });

  it('choose measurements by name, in their own order', () => {
    expect(readOptions(['--only', 'intake', '--only', 'trickle']).measurements).toEqual(['trickle', 'intake']);
  });

  it('name what they do not know, and say what there is', () => {
    expect(() => readOptions(['--only', 'speed'])).toThrow(/speed: no such measurement\.\n.*npm run bench/);
    expect(() => readOptions(['--fast'])).toThrow("Unknown option '--fast'");
  });

  it('take a number of runs, and nothing else for it', () => {
    expect(readOptions(['--only', 'standing', '--runs', '1000000']).runs).toBe(1_000_000);
    for (const wrong of ['many', '0', '1.5']) expect(() => readOptions(['--runs', wrong])).toThrow('--runs wants');
  });

  it('keep a part of a run, or a quick one, out of the page', () => {
    expect(() => readOptions(['--quick', '--write-docs'])).toThrow('The page shows whole runs');
    expect(() => readOptions(['--only', 'intake', '--write-docs'])).toThrow('The page shows whole runs');
  });
});
