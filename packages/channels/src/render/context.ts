/** What a template may speak of. */
import type { JsonObject, Language } from '@kairos/engine';

export interface TemplateContext {
  /** The customer's attributes as last reported, and `label`, what people call them on screen. */
  customer: JsonObject;
  /** Properties of the event that started the campaign, as they were; empty when time started it. */
  event: JsonObject;
  message: {
    topic: string;
    /** ISO 8601, workspace clock; also what `now` and `today` mean to the `date` filter. */
    sentAt: string;
  };
  links: { unsubscribe: string };
}

/** Language of names and of fixed words, and IANA zone of dates, in which a message is written. */
export interface MessageLocale {
  language: Language;
  timeZone: string;
}

/** Language of a customer, from their `language` or `locale` attribute ("nl", "nl-BE"), else the given one. */
export function languageOf(attributes: JsonObject, otherwise: Language): Language {
  const stated = attributes.language ?? attributes.locale;
  if (typeof stated !== 'string') return otherwise;
  if (/^nl\b/i.test(stated)) return 'nl';
  return /^en\b/i.test(stated) ? 'en' : otherwise;
}
