import { describe, expect, it } from 'vitest';
import { addressOf } from './address';

const email = (text: string) => addressOf('email', { email: text });
const phone = (text: string) => addressOf('sms', { phone: text });

describe('an e-mail address', () => {
  it.each([
    ['ana@example.test', 'ana@example.test'],
    [' Ana.de+Wit@EXAMPLE.test ', 'Ana.de+Wit@example.test'],
    ["o'neil@example.test", "o'neil@example.test"],
    ['ana@münchen.example', 'ana@xn--mnchen-3ya.example'],
  ])('%j is sent to %j', (given, sent) => {
    expect(email(given)).toBe(sent);
  });

  it.each([
    'a@b.test, c@d.test',
    'a@b.test;c@d.test',
    'g:a@b.test;',
    '"a b"@x.test',
    'a b@x.test',
    'Ana <a@b.test>',
    'a@b.test (comment)',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@localhost',
    'a@b..test',
    '.a@b.test',
    'a..b@c.test',
    '@b.test',
    'a@',
    'Ａ@ｂ.com',
    'a@b.test\r\nRCPT TO:<evil@x.test>',
    'a@b.test\u0000',
    'a@b.test/path',
    'a@b.test:25',
    'a@-b.test',
    `${'a'.repeat(65)}@b.test`,
    `a@${'b.'.repeat(150)}test`,
    '',
  ])('%j is not sent to', (given) => {
    expect(email(given)).toBeNull();
  });

  it('is missing when the attribute is no text', () => {
    expect(addressOf('email', { email: ['a@b.test'] })).toBeNull();
    expect(addressOf('email', {})).toBeNull();
  });
});

describe('a telephone number', () => {
  it.each([
    ['06 1234 5678', '+31612345678'],
    ['+31 (0)6-12345678', '+31612345678'],
    ['+32 470 12 34 56', '+32470123456'],
    ['+1 212 555 0123', '+12125550123'],
  ])('%j is sent to %j', (given, sent) => {
    expect(phone(given)).toBe(sent);
  });

  it.each([
    ['a landline', '+31 20 624 1111'],
    ['a premium number', '0900 1234567'],
    ['a satellite telephone', '+870 773 123 456'],
    ['Arabic-Indic digits', '٠٦١٢٣٤٥٦٧٨'],
    ['a country without a known price', '+7 912 345 67 89'],
    ['an extension', '06 12345678 ext. 9'],
    ['nothing', ''],
  ])('of %s is not sent to', (_, given) => {
    expect(phone(given)).toBeNull();
  });
});

describe('a push token', () => {
  it('is one printable word', () => {
    expect(addressOf('push', { push_token: 'device-7' })).toBe('device-7');
    expect(addressOf('push', { push_token: 'two words' })).toBeNull();
    expect(addressOf('push', { push_token: '' })).toBeNull();
  });
});
