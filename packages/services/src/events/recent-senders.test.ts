import { describe, expect, it } from 'vitest';
import { RecentSenders } from './recent-senders';

describe('who sent something lately', () => {
  it('is nobody else for a workspace that sends alone', () => {
    const senders = new RecentSenders();
    for (const at of [1, 2, 3]) senders.note('loud', at);
    expect(senders.hasOthersThan('loud', 0)).toBe(false);
    expect(senders.hasOthersThan('quiet', 0)).toBe(true);
  });

  it('is another, however often one has sent since', () => {
    const senders = new RecentSenders();
    senders.note('quiet', 1);
    for (const at of [2, 3, 4]) senders.note('loud', at);
    expect(senders.hasOthersThan('loud', 0)).toBe(true);
    expect(senders.hasOthersThan('loud', 1)).toBe(false);
    expect(senders.hasOthersThan('quiet', 3)).toBe(true);
  });
});
