/** A problem in words: the kind's own, else those of the canvas. */
import type { Language, Phrase, Problem } from '@kairos/engine';
import type { TFunction } from 'i18next';
import { sayOf, wordOf } from '../kinds/kinds';

export function sayProblem(problem: Problem, language: Language, t: TFunction<'canvas'>): string {
  const { kind, phrase } = problem;
  if (kind !== undefined && wordOf(kind, phrase.key, language) !== null) return sayOf(kind, phrase, language);
  return t(phrase.key, plainValues(phrase.values));
}

function plainValues(values: Phrase['values'] = {}): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'object' ? value.key : value]),
  );
}
