import { describe, expect, it } from 'vitest';
import { readUnsubscribeToken, unsubscribeUrl } from './unsubscribe';

const SECRET = Buffer.from('a secret of some length');
const BEGINNING = 'https://k.test/u/';
const ids = {
  workspaceId: '11111111-2222-4333-8444-555555555555',
  messageId: '8c3f7c2e-6a53-4a0e-9d6c-1f1f2f3a4b5c',
};
const link = unsubscribeUrl('https://k.test', SECRET, ids.workspaceId, ids.messageId);
const token = link.slice(BEGINNING.length);

describe('an unsubscribe link', () => {
  it('names its message', () => {
    expect(link.startsWith(BEGINNING)).toBe(true);
    expect(readUnsubscribeToken(SECRET, token)).toEqual(ids);
  });

  it('shows neither id to whoever reads it', () => {
    expect(link).not.toContain(ids.messageId.slice(0, 8));
  });

  it('is worth nothing when any one character of it is changed', () => {
    for (let at = 0; at < token.length; at += 1) {
      for (const letter of 'AZaz09-_') {
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        if (changed !== token) expect(readUnsubscribeToken(SECRET, changed)).toBeNull();
      }
    }
  });

  it.each(['', 'x', `${token}=`, `${token}A`, token.slice(0, -1), ` ${token}`])('is not %j', (given) => {
    expect(readUnsubscribeToken(SECRET, given)).toBeNull();
  });

  it('of another installation is worth nothing', () => {
    expect(readUnsubscribeToken(Buffer.from('another secret'), token)).toBeNull();
  });
});
