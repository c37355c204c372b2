/** Adds a policy of its own to an e-mail, so that it can show pictures and styles and nothing else, wherever it is shown. */

// A link that wants a new window gets none from the sandbox: a click does nothing instead of leaving the mail.
const LINKS = '<base target="_blank">';

const POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src https: data:; style-src \'unsafe-inline\'; font-src data:">';

/**
 * The tag comes before anything the mail says: whatever it declares itself can only make the policy stricter.
 * A doctype stays in front, or the mail would be shown by the rules of 1998.
 */
export function behindGlass(html: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
  return `${doctype}${POLICY}${LINKS}${html.slice(doctype.length)}`;
}
