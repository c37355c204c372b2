/** Joins a kind's own words with the words that all kinds share. */
import type { KindWords, Language } from '@kairos/engine';
import sharedEnglish from './shared.en.json';
import sharedDutch from './shared.nl.json';

/** The words of one kind in both languages; its own words win over the shared ones. */
export function wordsOf(english: KindWords, dutch: KindWords): Record<Language, KindWords> {
  return { en: { ...sharedEnglish, ...english }, nl: { ...sharedDutch, ...dutch } };
}
