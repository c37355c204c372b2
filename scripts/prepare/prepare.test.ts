import { describe, expect, it } from 'vitest';
import { complaintAboutNode } from './node-version.mjs';
import { isInstalled } from './packages.mjs';

describe('the check of Node', () => {
  it('accepts the floor and everything above it', () => {
    expect(complaintAboutNode('v20.19.0', '>=20.19')).toBeUndefined();
    expect(complaintAboutNode('v22.1.0', '>=20.19')).toBeUndefined();
  });

  it('says which Node is needed and which one there is', () => {
    expect(complaintAboutNode('v20.9.1', '>=20.19')).toMatch(
      /^Kairos needs Node 20\.19 or later, and this is 20\.9\.1\./,
    );
    expect(complaintAboutNode('v18.20.0', '>=20.19')).toMatch(/18\.20\.0/);
  });
});

describe('the check of the packages', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'packages/engine': { version: '0.1.0' },
      'node_modules/@kairos/engine': { link: true },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/for-another-platform': { version: '1.0.0', optional: true },
    },
  };

  const installed = { packages: { 'node_modules/zod': { version: '4.6.7' } } };
  const everythingIsThere = () => true;

  it('is content when everything is there in its version', () => {
    expect(isInstalled(wanted, installed, everythingIsThere)).toBe(true);
  });

  it('wants an installation when a folder is gone that npm believes to be there', () => {
    expect(isInstalled(wanted, installed, (path) => path !== 'node_modules/zod')).toBe(false);
  });

  it('wants an installation when nothing is there', () => {
    expect(isInstalled(wanted, undefined, everythingIsThere)).toBe(false);
  });

  it('wants an installation when the lock file names another version', () => {
    const older = { packages: { 'node_modules/zod': { version: '4.6.6' } } };
    expect(isInstalled(wanted, older, everythingIsThere)).toBe(false);
  });
});
