/** Tells placeholders from words in a template, for the eye: the renderer alone decides what they mean. */

export interface TemplatePart {
  text: string;
  /** `words` as they are sent; `known` and `unknown` say whether what is named inside was ever seen. */
  sort: 'words' | 'known' | 'unknown';
}

const PLACEHOLDER = /\{\{.*?\}\}|\{%.*?%\}/gs;
const REFERENCE = /\b(customer|event)\.([A-Za-z_][\w-]*)/g;
/** What every customer has without having been told. */
const ALWAYS_THERE = ['label'];

/** Names seen so far: attributes of customers, and properties of the event that starts the campaign. None: nobody knows. */
export interface SeenNames {
  customer: readonly string[];
  event: readonly string[];
}

/** The template cut at its placeholders, nothing left out. */
export function partsOfTemplate(template: string, seen: SeenNames): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ text: template.slice(end, match.index), sort: 'words' });
    const [text] = match;
    parts.push({ text, sort: unseenIn(text, seen).length === 0 ? 'known' : 'unknown' });
    end = match.index + text.length;
  }
  if (end < template.length) parts.push({ text: template.slice(end), sort: 'words' });
  return parts;
}

/** What the placeholders of a template name and was never reported, each once; of the event with `event.` before it. */
export function unseenNames(template: string, seen: SeenNames): string[] {
  const placeholders = [...template.matchAll(PLACEHOLDER)].map(([text]) => text);
  return [...new Set(placeholders.flatMap((text) => unseenIn(text, seen)))];
}

/** A placeholder for a value by its name, in the form that every name can have. */
export function placeholderFor(root: keyof SeenNames, name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? `{{ ${root}.${name} }}` : `{{ ${root}["${name}"] }}`;
}

function unseenIn(placeholder: string, seen: SeenNames): string[] {
  return [...placeholder.matchAll(REFERENCE)].flatMap(([whole, root, name = '']) => {
    if (root === 'event') return seen.event.length === 0 || seen.event.includes(name) ? [] : [whole];
    const isKnown = seen.customer.length === 0 || seen.customer.includes(name) || ALWAYS_THERE.includes(name);
    return isKnown ? [] : [name];
  });
}
