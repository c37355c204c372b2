/** Tells placeholders from words in a template, for the eye: the renderer alone decides what they mean. */

export interface TemplatePart {
  text: string;
  /** `words` as they are sent; `known` and `unknown` say whether the attributes inside were ever seen. */
  sort: 'words' | 'known' | 'unknown';
}

const PLACEHOLDER = /\{\{.*?\}\}|\{%.*?%\}/gs;
const ATTRIBUTE = /\bcustomer\.([A-Za-z_][\w-]*)/g;
/** What every customer has without having been told. */
const ALWAYS_THERE = ['label'];

/** The template cut at its placeholders, nothing left out. `known` are the attributes seen so far; none means that nobody knows. */
export function partsOfTemplate(template: string, known: readonly string[]): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ text: template.slice(end, match.index), sort: 'words' });
    const [text] = match;
    parts.push({ text, sort: unknownNames(text, known).length === 0 ? 'known' : 'unknown' });
    end = match.index + text.length;
  }
  if (end < template.length) parts.push({ text: template.slice(end), sort: 'words' });
  return parts;
}

/** Attributes that the placeholders of a template name and that nobody ever reported, each once. */
export function unseenAttributes(template: string, known: readonly string[]): string[] {
  const placeholders = [...template.matchAll(PLACEHOLDER)].map(([text]) => text);
  return [...new Set(placeholders.flatMap((text) => unknownNames(text, known)))];
}

function unknownNames(placeholder: string, known: readonly string[]): string[] {
  if (known.length === 0) return [];
  const names = [...placeholder.matchAll(ATTRIBUTE)].map((match) => match[1] ?? '');
  return names.filter((name) => !known.includes(name) && !ALWAYS_THERE.includes(name));
}
