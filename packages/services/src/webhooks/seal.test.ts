import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal';

const installation = randomBytes(32);
const place = { workspaceId: 'ours', endpointId: 'crm' };

describe('a sealed secret', () => {
  it('opens where it was sealed, and looks different every time', () => {
    const sealed = seal(installation, place, 'whsec_x');
    expect(unseal(installation, place, sealed)).toBe('whsec_x');
    expect(sealed).not.toContain('whsec');
    expect(seal(installation, place, 'whsec_x')).not.toBe(sealed);
  });

  it('opens nowhere else: not in another workspace, not for another endpoint, not under another secret', () => {
    const sealed = seal(installation, place, 'whsec_x');
    expect(unseal(installation, { ...place, workspaceId: 'theirs' }, sealed)).toBeNull();
    expect(unseal(installation, { ...place, endpointId: 'shop' }, sealed)).toBeNull();
    expect(unseal(randomBytes(32), place, sealed)).toBeNull();
  });

  it('does not open when a byte of it was changed', () => {
    const bytes = Buffer.from(seal(installation, place, 'whsec_x'), 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(unseal(installation, place, bytes.toString('base64'))).toBeNull();
  });
});
