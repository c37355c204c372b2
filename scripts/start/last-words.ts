/** Picks from a log the few lines that tell why a program ended. */
const SHOWN_LINES = 5;
const SHOWN_CHARACTERS = 300;

/** Where in the code it happened belongs in the log, not on the screen of who starts Kairos. */
export function lastWords(lines: string[]): string[] {
  const telling = lines.filter((line) => !isCodePosition(line)).map(readable);
  return telling.slice(-SHOWN_LINES).map((line) => line.slice(0, SHOWN_CHARACTERS));
}

function isCodePosition(line: string): boolean {
  return /^\s+at |^\s*[\^~{}]+$|^(file|node):.*:\d+$|^Node\.js v/.test(line) || /^\s*throw /.test(line);
}

/** Our programs write a JSON object per line; its message is what a person wants. */
function readable(line: string): string {
  if (!line.startsWith('{')) return line.trim();
  try {
    const entry: { msg?: unknown; err?: { message?: unknown } } = JSON.parse(line);
    const parts = [entry.msg, entry.err?.message].filter((part) => typeof part === 'string');
    return parts.length > 0 ? parts.join(': ') : line;
  } catch {
    return line;
  }
}
