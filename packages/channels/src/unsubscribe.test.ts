import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUnsubscribeToken, unsubscribeUrl } from './unsubscribe';

const SECRET = Buffer.from('a secret of some length');
const tokenOf = (workspaceId: string, messageId: string) =>
  unsubscribeUrl('https://k.test', SECRET, workspaceId, messageId).slice('https://k.test/u/'.length);

describe('an unsubscribe link', () => {
  it('names its message', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (workspaceId, messageId) => {
        expect(readUnsubscribeToken(SECRET, tokenOf(workspaceId, messageId))).toEqual({ workspaceId, messageId });
      }),
    );
  });

  it('is worth nothing when a single character of it is changed', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.uuid(),
        fc.nat(63),
        fc.constantFrom(...'AZaz09-_'),
        (workspaceId, messageId, at, letter) => {
          const token = tokenOf(workspaceId, messageId);
          const changed = token.slice(0, at) + letter + token.slice(at + 1);
          fc.pre(changed !== token);
          expect(readUnsubscribeToken(SECRET, changed)).toBeNull();
        },
      ),
    );
  });

  it('of another installation is worth nothing', () => {
    const token = tokenOf('11111111-2222-4333-8444-555555555555', '11111111-2222-4333-8444-555555555556');
    expect(readUnsubscribeToken(Buffer.from('another secret'), token)).toBeNull();
    expect(readUnsubscribeToken(SECRET, '')).toBeNull();
    expect(readUnsubscribeToken(SECRET, `${token}=`)).toBeNull();
  });
});
