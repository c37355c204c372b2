/** A problem in words: the kind's own, else those of the canvas. */
import type { Language, Phrase, Problem } from '@kairos/engine';
import type { TFunction } from 'i18next';
import { sayOf, wordOf } from '../kinds/kinds';

export function sayProblem(problem: Problem, language: Language, t: TFunction<'canvas'>): string {
  const { kind, phrase } = problem;
  if (kind !== undefined && wordOf(kind, phrase.key, language) !== null) return sayOf(kind, phrase, language);
  return t(phrase.key, plainValues(phrase.values));
}

/** Where the field is not in sight beside it: with its name before words that would fit any field. */
export function sayProblemOf(kindId: string, problem: Problem, language: Language, t: TFunction<'canvas'>): string {
  const sentence = sayProblem(problem, language, t);
  const label = fieldLabel(kindId, problem.field, language);
  return label === null || !problem.phrase.key.startsWith('problem.field-') ? sentence : `${label}: ${sentence}`;
}

/** The words of the field that a path leads into: those of "dueIn" for "dueIn.amount". */
function fieldLabel(kindId: string, path: string, language: Language): string | null {
  const parts = path.split('.');
  const candidates = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
  return candidates.map((each) => wordOf(kindId, `field.${each}`, language)).find((word) => word !== null) ?? null;
}

function plainValues(values: Phrase['values'] = {}): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'object' ? value.key : value]),
  );
}
