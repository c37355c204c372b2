/** Ids for new steps and edges: short, and not likely to be given out twice in copies of the same journey. */
import type { EditContext } from '@kairos/engine';
import { KINDS } from './kinds';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

export const EDIT_CONTEXT: EditContext = {
  kinds: KINDS,
  newId(prefix) {
    const random = crypto.getRandomValues(new Uint8Array(6));
    return `${prefix}-${Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join('')}`;
  },
};
