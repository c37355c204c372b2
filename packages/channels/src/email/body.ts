/**
 * Turns the marketer's text into an HTML and a plain template.
 * Mark-up: empty lines part paragraphs, `# ` begins a heading, lines with `- ` make a list, `**bold**`, `*slanted*`, `[words](link)`.
 * Everything else is text: markup characters of HTML are escaped before Liquid ever runs.
 */

/** Both are Liquid templates again; links in them stand in the `link` block. */
export interface BodyTemplates {
  html: string;
  text: string;
}

const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const HELD = /\uE000(\d+)\uE001/g;
const PRIVATE_USE = /[\uE000-\uE010]/g;
const LINK = /\[([^[\]\n]+)\]\(([^()\n]+)\)/g;

export function bodyTemplates(source: string): BodyTemplates {
  const liquid: string[] = [];
  const held = source
    .replace(PRIVATE_USE, '')
    .replace(/\r\n?/g, '\n')
    .replace(LIQUID, (part) => `\uE000${liquid.push(part) - 1}\uE001`);
  const restore = (text: string): string => text.replace(HELD, (_, index: string) => liquid[Number(index)] ?? '');
  const isTagOnly = (text: string): boolean =>
    restore(text)
      .replace(/\{%[\s\S]*?%\}/g, '')
      .trim() === '';
  const blocks = held.split(/\n[ \t]*\n+/).filter((block) => block.trim() !== '');
  return {
    html: restore(blocks.map((block) => blockToHtml(block, isTagOnly)).join('\n')),
    text: restore(blocks.map((block) => blockToText(block, isTagOnly)).join('\n\n')),
  };
}

type TagOnly = (text: string) => boolean;

// A block or a line of nothing but Liquid tags steers what stands around it: it is no paragraph and breaks no line.
function blockToHtml(block: string, isTagOnly: TagOnly): string {
  if (isTagOnly(block)) return block;
  if (block.startsWith('# ')) return `<h1>${inlineToHtml(block.slice(2))}</h1>`;
  const lines = block.split('\n');
  if (lines.every((line) => line.startsWith('- ') || isTagOnly(line))) {
    return `<ul>${lines.map((line) => (isTagOnly(line) ? line : `<li>${inlineToHtml(line.slice(2))}</li>`)).join('\n')}</ul>`;
  }
  return `<p>${joinLines(lines, '<br>\n', inlineToHtml, isTagOnly)}</p>`;
}

function blockToText(block: string, isTagOnly: TagOnly): string {
  return joinLines(block.replace(/^# /, '').split('\n'), '\n', inlineToText, isTagOnly);
}

function joinLines(lines: string[], between: string, write: (line: string) => string, isTagOnly: TagOnly): string {
  let joined = '';
  let needsBreak = false;
  for (const line of lines) {
    if (isTagOnly(line)) {
      joined += line;
      continue;
    }
    joined += (needsBreak ? between : '') + write(line);
    needsBreak = true;
  }
  return joined;
}

function inlineToHtml(text: string): string {
  return escapeHtml(text)
    .replace(LINK, '<a{% link %}$2{% endlink %}>$1</a>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])\*([^*\s][^*]*)\*/g, '$1<em>$2</em>');
}

function inlineToText(text: string): string {
  return text
    .replace(LINK, '$1{% link %}$2{% endlink %}')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(^|[\s(])\*([^*\s][^*]*)\*/g, '$1$2');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
