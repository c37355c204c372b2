import { describe, expect, it } from 'vitest';
import { readOptions } from './options';

describe('the options of the bench', () => {
  it('measure everything unless told otherwise', () => {
    expect(readOptions([])).toEqual({
      measurements: ['throughput', 'latency', 'intake'],
      quick: false,
      json: undefined,
      from: undefined,
      writeDocs: false,
    });
  });

  it('choose measurements by name, in their own order', () => {
    expect(readOptions(['--only', 'intake', '--only', 'latency']).measurements).toEqual(['latency', 'intake']);
  });

  it('name what they do not know, and say what there is', () => {
    expect(() => readOptions(['--only', 'speed'])).toThrow(/speed: no such measurement\.\n.*npm run bench/);
    expect(() => readOptions(['--fast'])).toThrow("Unknown option '--fast'");
  });

  it('keep a part of a run, or a quick one, out of the page', () => {
    expect(() => readOptions(['--quick', '--write-docs'])).toThrow('The page shows whole runs');
    expect(() => readOptions(['--only', 'intake', '--write-docs'])).toThrow('The page shows whole runs');
  });
});
