/**
 * Compiles the e-mail layout: MJML in, HTML with `%%slots%%` out. Run it after a change with `npm run layout -w @kairos/channels`.
 * The result is checked in, so that neither the server nor the browser needs MJML, and preview and send share every byte.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';

const SOURCE = new URL('./email.mjml', import.meta.url);
const RESULT = new URL('../src/email/layout.generated.ts', import.meta.url);

/** Mail servers may cut lines of more than 998 bytes; readers pay for every line. */
const FULL_LINE = 600;

/** The HTML, in lines that travel unharmed; the marketer's words stand in lines of their own. */
export async function compileLayout(): Promise<string> {
  const { html, errors } = await mjml2html(await readFile(SOURCE, 'utf8'), {
    validationLevel: 'strict',
    keepComments: true,
    minify: true,
    // Media queries carry no slots, but the minifier needs a package more for what little it would save.
    minifyOptions: { minifyCss: false },
  });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  return packLines(
    html.split(/(?<=>)\s+(?=<)|\s*\n\s*|(?=%%body%%)|(?<=%%body%%)|(?=<!--button-->)|(?<=<!--\/button-->)/),
  );
}

// Any white space between two pieces means the same to a browser.
function packLines(pieces: string[]): string {
  let packed = '';
  let length = 0;
  for (const piece of pieces) {
    const standsAlone = piece === '%%body%%' || length + piece.length > FULL_LINE;
    packed += (packed === '' ? '' : standsAlone ? '\n' : ' ') + piece;
    length = standsAlone ? piece.length : length + 1 + piece.length;
    if (piece === '%%body%%') length = FULL_LINE;
  }
  return packed;
}

/** The generated module for a compiled layout. */
export function layoutModule(html: string): string {
  return `/** Generated from layout/email.mjml by layout/compile.ts; not to be edited. */\nexport const EMAIL_LAYOUT = ${JSON.stringify(html)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(RESULT, layoutModule(await compileLayout()));
}
