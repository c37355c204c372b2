/** Values of event properties as indicators take them: numbers, and plain values that can be compared and kept. */
import { type EngineEvent, type JsonValue, valueAt } from '@kairos/engine';

/** A number, or a text that is one; null for anything else. */
export function numberIn(event: EngineEvent, property: string): number | null {
  const value = valueAt(event.properties, property);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Longer texts are cut: they are kept in the state of every customer. */
const LONGEST_TEXT = 200;

/** A text, number or yes/no as a text; null where the property is missing, a list or a group. */
export function plainIn(event: EngineEvent, property: string): string | null {
  return plainText(valueAt(event.properties, property));
}

function plainText(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null || typeof value === 'object') return null;
  return String(value).slice(0, LONGEST_TEXT);
}

/** Amounts of money add up to what the shop would say: 0.1 + 0.2 is 0.3. */
export function roundedAmount(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
