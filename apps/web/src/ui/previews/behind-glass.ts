/** Adds a policy of its own to an e-mail, so that it can show pictures and styles and nothing else, wherever it is shown. */

const POLICY = "default-src 'none'; img-src https: data:; style-src 'unsafe-inline'; font-src data:";

/** The tag goes first: whatever the mail itself declares can only make the policy stricter. */
export function behindGlass(html: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${POLICY}">${html}`;
}
