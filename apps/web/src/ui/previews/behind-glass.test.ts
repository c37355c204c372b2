import { describe, expect, it } from 'vitest';
import { behindGlass } from './behind-glass';

describe('an e-mail behind glass', () => {
  it('gets our policy before anything of its own, and keeps its doctype in front', () => {
    expect(behindGlass('<!DOCTYPE html>\n<html><head><script>1</script>')).toMatch(
      /^<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none';[^>]*><base target="_blank">\n<html>/,
    );
  });

  it('is not fooled by a doctype that comes later', () => {
    expect(behindGlass('<img src=x><!doctype html>')).toMatch(
      /^<meta http-equiv[^>]*><base[^>]*><img src=x><!doctype html>$/,
    );
  });

  it('takes no script, frame or form from anywhere', () => {
    const policy = /content="([^"]*)"/.exec(behindGlass(''))?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|frame-src|form-action|connect-src/);
  });
});
