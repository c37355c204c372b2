import { expect, test, vi } from 'vitest';
import { CommitTurns } from './commit-turns';

const herd = { due: Array.from({ length: 200 }, (_, slot): [number, number] => [slot, 1]) };
const single = { due: [] };

/** Work that has begun, by name, and the means to end it. */
function workplace() {
  const begun: string[] = [];
  const endings = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((resolve) => endings.set(name, resolve));
  };
  const end = async (name: string) => {
    endings.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, work, end };
}

test('a single customer passes the herds that wait', async () => {
  const turns = new CommitTurns();
  const { begun, work } = workplace();
  for (const name of ['herd 1', 'herd 2', 'herd 3', 'herd 4']) void turns.take(herd, work(name));
  void turns.take(single, work('customer'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual(['herd 1', 'customer']);
});

test('a herd that waits begins when one before it has ended, and others have had half as long for themselves', async () => {
  const turns = new CommitTurns();
  const { begun, work, end } = workplace();
  for (const name of ['herd 1', 'herd 2']) void turns.take(herd, work(name));
  await new Promise((resolve) => setTimeout(resolve, 40));
  await end('herd 1');
  expect(begun).toEqual(['herd 1']);
  await vi.waitFor(() => expect(begun).toEqual(['herd 1', 'herd 2']), { interval: 5 });
});

test('no more run at once than there are connections, and a commit that fails gives its turn back', async () => {
  const turns = new CommitTurns();
  const { begun, work, end } = workplace();
  const failing = turns.take(single, () => Promise.reject(new Error('connection lost')));
  await expect(failing).rejects.toThrow('connection lost');
  for (let number = 1; number <= 9; number += 1) void turns.take(single, work(`customer ${number}`));
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toHaveLength(8);
  await end('customer 1');
  expect(begun).toHaveLength(9);
});
