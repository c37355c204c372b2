/** Turns what was typed into a value to compare with: numbers as the reader's language writes them, else text. */
import type { Language } from '@kairos/engine';

/** "12" and, in Dutch, "12,5" are numbers; "007" and "1e3" stay what was typed. */
export function typedValue(text: string, language: Language): string | number {
  const plain = language === 'nl' && /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  const number = Number(plain);
  return plain !== '' && String(number) === plain ? number : text;
}
