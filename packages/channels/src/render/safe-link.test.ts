import { describe, expect, it } from 'vitest';
import { safeLink } from './safe-link';

describe('a link in a message', () => {
  it.each([
    ['https://shop.example.test/a?b=1&c=2', 'https://shop.example.test/a?b=1&c=2'],
    ['HTTP://shop.example.test', 'HTTP://shop.example.test'],
    ['  https://shop.example.test/ \n', 'https://shop.example.test/'],
    ['mailto:help@example.test', 'mailto:help@example.test'],
    ['https://shop.example.test/"onclick="x', 'https://shop.example.test/%22onclick=%22x'],
    ["https://shop.example.test/'<b>", 'https://shop.example.test/%27%3Cb%3E'],
  ])('may be %s', (given, written) => {
    expect(safeLink(given)).toBe(written);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\tjavascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>',
    '//evil.test',
    'https:evil.test',
    'https:///evil.test',
    'https://',
    '/relative',
    'shop.example.test',
    'vbscript:x',
    'mailto:nobody',
    'https://a.test/\u0000',
    'https://a.test/\r\nBcc: evil@x.test',
    '',
    `https://a.test/${'x'.repeat(2_000)}`,
  ])('may not be %j', (given) => {
    expect(safeLink(given)).toBeNull();
  });
});
