/** Turns a phrase into a sentence in one language. */
import type { KindWords, Language, Phrase } from '@kairos/engine';

/**
 * The sentence for a phrase. Numbers are written as the language writes them; a value named `count` chooses between
 * the words `<key>_one` and `<key>_other`. A phrase without words says its own key, so that the gap is seen.
 * @example say({ key: 'duration.days', values: { count: 90 } }, words, 'nl') // '90 dagen'
 */
export function say(phrase: Phrase, words: KindWords, language: Language): string {
  const template = words[phrase.key] ?? words[`${phrase.key}_${pluralForm(phrase, language)}`];
  if (template === undefined) return phrase.key;
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => sayValue(phrase.values?.[name], words, language));
}

function pluralForm(phrase: Phrase, language: Language): string {
  const count = phrase.values?.count;
  return new Intl.PluralRules(language).select(typeof count === 'number' ? count : 0);
}

function sayValue(value: string | number | Phrase | undefined, words: KindWords, language: Language): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
  return say(value, words, language);
}
