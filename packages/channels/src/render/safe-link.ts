/** Which links may stand in a message. */

const WEB = /^https?:\/\/[^\s/?#]/i;
const MAIL = /^mailto:[^\s@]+@[^\s@]+/i;

/**
 * The link if it is absolute and leads to the web or to a mailbox, else null. Everything else a browser could follow
 * (`javascript:`, `data:`, `//host`, `https:host`, a scheme behind a control character) is refused.
 * Quotes and brackets are percent-encoded, so the result can stand in an attribute.
 */
export function safeLink(text: string): string | null {
  const link = text.trim();
  if (link.length > 2_000 || hasControlCharacter(link)) return null;
  if (!WEB.test(link) && !MAIL.test(link)) return null;
  return link.replace(/[\s"'<>`\\]/g, (character) => encodeURIComponent(character).replace("'", '%27'));
}

/** C0 and C1 controls, and the line separators that some mail programs honour. */
export function hasControlCharacter(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}
