/** Counts the segments of an SMS as providers do: they decide the price. */

// 3GPP TS 23.038, default alphabet without the escape, and its extension table (two septets each).
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_EXTENSION = '\f^{}\\[~]|€';
const BASIC = new Set(GSM);
const EXTENSION = new Set(GSM_EXTENSION);

export interface SmsSize {
  encoding: 'gsm-7' | 'ucs-2';
  segments: number;
  /** Septets (GSM-7) or UTF-16 units (UCS-2) used. */
  units: number;
  /** What fits in all these segments. */
  capacity: number;
  /** The characters, each once, that force the costly encoding. */
  costly: string[];
}

const LIMITS = {
  'gsm-7': { single: 160, part: 153 },
  'ucs-2': { single: 70, part: 67 },
} as const;

/**
 * @example smsSize('geïnteresseerd').encoding // 'ucs-2': ï is not in the GSM alphabet, é is
 */
export function smsSize(text: string): SmsSize {
  const characters = [...text];
  const costly = [...new Set(characters.filter((character) => !BASIC.has(character) && !EXTENSION.has(character)))];
  const encoding = costly.length > 0 ? 'ucs-2' : 'gsm-7';
  const widths = characters.map((character) => widthOf(character, encoding));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { single, part } = LIMITS[encoding];
  const segments = units <= single ? 1 : packed(widths, part);
  return { encoding, segments, units, capacity: segments === 1 ? single : segments * part, costly };
}

function widthOf(character: string, encoding: SmsSize['encoding']): number {
  if (encoding === 'ucs-2') return character.length;
  return EXTENSION.has(character) ? 2 : 1;
}

// Neither an escape pair nor a surrogate pair may be cut in two, so a segment can end one unit early.
function packed(widths: number[], part: number): number {
  let segments = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > part) {
      segments += 1;
      used = 0;
    }
    used += width;
  }
  return segments;
}
