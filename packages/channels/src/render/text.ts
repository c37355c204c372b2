/** Makes rendered text fit to travel: no control characters, no halves of characters, never empty where words are needed. */
import { RenderFailure } from './failure';
import { hasControlCharacter } from './safe-link';

/** Something that was put right while rendering and that the marketer should know. */
export type RenderFlag = 'link-dropped';

/** One line without control characters: what may stand in a header. */
export function oneLine(text: string): string {
  if (!hasControlCharacter(text)) return whole(text).trim();
  const spaced = Array.from(text, (character) => (hasControlCharacter(character) ? ' ' : character)).join('');
  return whole(spaced).replace(/ {2,}/g, ' ').trim();
}

/** Text of several lines, without any other control character. */
export function manyLines(text: string): string {
  return whole(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '')
    .trim();
}

/** The text, unless it is empty: then a RenderFailure `blank`. */
export function filled(part: string, text: string): string {
  if (text === '') throw new RenderFailure('blank', part, `The ${part} came out empty.`);
  return text;
}

// A filter that cuts text can leave half a surrogate pair, which the database refuses.
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
