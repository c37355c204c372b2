/** All kinds by id, as the engine wants them. */
import type { KindRegistry } from '@kairos/engine';
import { KINDS } from './generated/kinds';

export const NODE_KINDS: KindRegistry = new Map(KINDS.map((kind) => [kind.definition.id, kind]));
