/** Which telephone numbers we send to: mobile numbers of countries where a text message has a known price. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

const HOME: CountryCode = 'NL';
// Numbers elsewhere are where fraud with text messages earns its money (satellite, premium ranges).
const COUNTRIES: ReadonlySet<string> = new Set([
  ...['NL', 'BE', 'LU', 'DE', 'FR', 'AT', 'CH', 'IT', 'ES', 'PT', 'IE', 'GB', 'DK', 'SE', 'NO', 'FI', 'IS'],
  ...['PL', 'CZ', 'SK', 'HU', 'SI', 'HR', 'RO', 'BG', 'GR', 'CY', 'MT', 'EE', 'LV', 'LT', 'LI', 'US', 'CA'],
]);
const WRITTEN = /^\+?[0-9 ()./-]{6,30}$/;

/** The number in E.164 form, or null when it is no mobile number that we send to. Without a country it is a Dutch one. */
export function normalisePhone(text: string): string | null {
  const trimmed = text.trim();
  if (!WRITTEN.test(trimmed)) return null;
  const number = parsePhoneNumberFromString(trimmed, HOME);
  if (!number?.isValid() || !number.country || !COUNTRIES.has(number.country)) return null;
  const type = number.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' ? number.number : null;
}
