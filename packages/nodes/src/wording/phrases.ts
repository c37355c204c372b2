/** Phrases that several kinds share; their words stand in shared.en.json and shared.nl.json. */
import type { Phrase } from '@kairos/engine';
import { CALENDAR_UNITS, COMPARISONS, DURATION_UNITS, factOfPath } from '@kairos/engine';

// Everything here takes unknown: a card is drawn while its settings are still incomplete.

/** The text of a setting, or an empty string where there is none yet. */
export function settingText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** An event or property name as people would write it: `add_to_cart` becomes `add to cart`. */
export function readableName(value: unknown): string {
  return settingText(value)
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
}

/** A readable name that begins a sentence. */
export function nameAtStart(value: unknown): string {
  const name = readableName(value);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A template without its placeholders, short enough for a card. */
export function templateExcerpt(value: unknown): string {
  const text = settingText(value)
    .replaceAll(/\{%.*?%\}/gs, '')
    .replaceAll(/\{\{.*?\}\}/gs, '…')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}

/** "90 days". */
export function durationPhrase(value: unknown): Phrase {
  const { amount, unit } = asRecord(value);
  const known = DURATION_UNITS.find((candidate) => candidate === unit);
  if (typeof amount !== 'number' || known === undefined) return { key: 'duration.unset' };
  return { key: `duration.${known}`, values: { count: amount } };
}

/** "2 months", on the calendar. */
export function calendarPhrase(value: unknown): Phrase {
  const { amount, unit } = asRecord(value);
  const known = CALENDAR_UNITS.find((candidate) => candidate === unit);
  if (typeof amount !== 'number' || known === undefined) return { key: 'duration.unset' };
  return { key: `duration.${known}`, values: { count: amount } };
}

/** "Platform is mobile", for one condition of a tree. */
export function conditionPhrase(value: unknown): Phrase {
  const { path, comparison, value: wanted } = asRecord(value);
  const known = COMPARISONS.find((candidate) => candidate === comparison);
  if (known === undefined || settingText(path) === '') return { key: 'comparison.unset' };
  return { key: `comparison.${known}`, values: { path: namePhrase(path), value: plainValue(wanted) } };
}

/** What a condition looks at: "Platform", or "Number of purchases" for a fact kept from events. */
export function namePhrase(path: unknown): string | Phrase {
  const fact = factOfPath(settingText(path));
  if (!fact) return nameAtStart(path);
  const values = { event: readableName(fact.eventName), property: readableName(fact.property) };
  return { key: `fact.${fact.since}.${fact.measure}`, values };
}

/** The entries of a list setting that are objects; none when the setting is no list. */
export function settingRows(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(asRecord) : [];
}

/** A group of settings, or an empty one where there is none yet. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A number setting, or null where there is none yet. */
export function settingNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function plainValue(value: unknown): string | number | Phrase {
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  if (typeof value === 'object' && value !== null) return durationPhrase(value);
  if (typeof value === 'number') return value;
  return plainText(value);
}

function plainText(value: unknown): string {
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : settingText(value);
}
