/**
 * Compiles the e-mail layout: MJML in, HTML with `%%slots%%` out. Run it after a change with `npm run layout -w @kairos/channels`.
 * The result is checked in, so that neither the server nor the browser needs MJML, and preview and send share every byte.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';

const SOURCE = new URL('./email.mjml', import.meta.url);
const RESULT = new URL('../src/email/layout.generated.ts', import.meta.url);

/** The HTML, in short lines: mail servers may cut lines of more than 998 bytes. */
export async function compileLayout(): Promise<string> {
  const { html, errors } = await mjml2html(await readFile(SOURCE, 'utf8'), {
    validationLevel: 'strict',
    keepComments: true,
    minify: true,
    // Media queries carry no slots, but the minifier needs a package more for what little it would save.
    minifyOptions: { minifyCss: false },
  });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  return html.replace(/\n\s+/g, '\n').replace(/> </g, '>\n<');
}

/** The generated module for a compiled layout. */
export function layoutModule(html: string): string {
  return `/** Generated from layout/email.mjml by layout/compile.ts; not to be edited. */\nexport const EMAIL_LAYOUT = ${JSON.stringify(html)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(RESULT, layoutModule(await compileLayout()));
}
