import { describe, expect, it } from 'vitest';
import { Gather } from './gather';

describe('gathering', () => {
  it('works off together what arrives together, and answers each its own', async () => {
    const batches: number[][] = [];
    const gather = new Gather<number, number>(
      async (items) => {
        batches.push(items);
        return items.map((item) => item * 10);
      },
      { milliseconds: 1, most: 3 },
    );
    expect(await Promise.all([1, 2, 3, 4, 5].map((item) => gather.add(item)))).toEqual([10, 20, 30, 40, 50]);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('fails a batch as a whole and goes on with the next', async () => {
    let fails = true;
    const gather = new Gather<number, number>(
      async (items) => {
        if (fails) throw new Error('no');
        return items;
      },
      { milliseconds: 1, most: 10 },
    );
    const outcomes = await Promise.allSettled([gather.add(1), gather.add(2)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await gather.add(3)).toBe(3);
  });

  it('is drained when everything is worked off, also what was added meanwhile', async () => {
    const done: number[] = [];
    const gather: Gather<number, number> = new Gather<number, number>(
      async (items) => {
        if (items.includes(1)) void gather.add(2);
        await new Promise((resolve) => setTimeout(resolve, 5));
        done.push(...items);
        return items;
      },
      { milliseconds: 1_000, most: 10 },
    );
    void gather.add(1);
    await gather.drained();
    expect(done).toEqual([1, 2]);
  });
});
