/** What a customer's attributes say about their name. */
import type { JsonObject } from '@kairos/engine';

/** Empty when nothing is known. */
export function nameOf(attributes: JsonObject): string {
  const whole = textAttribute(attributes, 'name');
  if (whole !== '') return whole;
  return [textAttribute(attributes, 'first_name'), textAttribute(attributes, 'last_name')].filter(Boolean).join(' ');
}

/** Empty unless the attribute is text. */
export function textAttribute(attributes: JsonObject, name: string): string {
  const value = attributes[name];
  return typeof value === 'string' ? value : '';
}
