import { describe, expect, it } from 'vitest';
import { smsSize } from './segments';

const size = (text: string) => {
  const { encoding, segments, units } = smsSize(text);
  return [encoding, segments, units];
};

describe('the size of an SMS', () => {
  it.each([
    ['nothing', '', ['gsm-7', 1, 0]],
    ['160 letters', 'a'.repeat(160), ['gsm-7', 1, 160]],
    ['161 letters', 'a'.repeat(161), ['gsm-7', 2, 161]],
    ['two full parts', 'a'.repeat(306), ['gsm-7', 2, 306]],
    ['one more than two full parts', 'a'.repeat(307), ['gsm-7', 3, 307]],
    ['80 euro signs', '€'.repeat(80), ['gsm-7', 1, 160]],
    ['a euro sign that would straddle two parts', `${'a'.repeat(152)}€${'a'.repeat(152)}`, ['gsm-7', 3, 306]],
    ['153 letters and a euro sign', `${'a'.repeat(153)}€`, ['gsm-7', 1, 155]],
    ['all of the extension table', '^{}\\[~]|€\f', ['gsm-7', 1, 20]],
    ['letters that the GSM alphabet has', 'éèàöüÉÇñß', ['gsm-7', 1, 9]],
    ['one ï', 'geïnteresseerd', ['ucs-2', 1, 14]],
    ['70 units', `ë${'a'.repeat(69)}`, ['ucs-2', 1, 70]],
    ['71 units', `ë${'a'.repeat(70)}`, ['ucs-2', 2, 71]],
    ['134 units', `ë${'a'.repeat(133)}`, ['ucs-2', 2, 134]],
    ['a surrogate pair that would straddle two parts', `${'ë'.repeat(66)}😀${'ë'.repeat(66)}`, ['ucs-2', 3, 134]],
    ['a family of four', '👨‍👩‍👧‍👦', ['ucs-2', 1, 11]],
    ['35 faces', '😀'.repeat(35), ['ucs-2', 1, 70]],
    ['36 faces', '😀'.repeat(36), ['ucs-2', 2, 72]],
  ])('of %s', (_, text, expected) => {
    expect(size(text)).toEqual(expected);
  });

  it('names each letter that makes it costly, once', () => {
    expect(smsSize('ëéïçë€').costly).toEqual(['ë', 'ï', 'ç']);
  });

  it('tells what still fits', () => {
    expect(smsSize('a').capacity).toBe(160);
    expect(smsSize('a'.repeat(200)).capacity).toBe(306);
    expect(smsSize('ë').capacity).toBe(70);
  });
});
