/** What the clipboard holds: steps as JSON text with a version, so that they can go to another journey, tab or colleague. */
import {
  type Block,
  blockOf,
  type JourneyDocument,
  journeyEdgeSchema,
  journeyNodeSchema,
  journeyNoteSchema,
} from '@kairos/engine';
import { z } from 'zod';

const VERSION = 1;

const tagSchema = z.object({ kairos: z.literal('steps'), version: z.int() });
const clippingSchema = tagSchema.extend({
  version: z.literal(VERSION),
  nodes: z.array(journeyNodeSchema).min(1).max(1_000),
  edges: z.array(journeyEdgeSchema).max(3_000),
  // Left out by clippings from before notes went along.
  notes: z.array(journeyNoteSchema).max(200).default([]),
});

/** Null where no steps are meant: any other text. */
export type Clipping = { type: 'steps'; block: Block } | { type: 'newer' } | null;

/** The text for the clipboard. */
export function clip(document: JourneyDocument, nodeIds: readonly string[]): string {
  return JSON.stringify({ kairos: 'steps', version: VERSION, ...blockOf(document, nodeIds) });
}

export function readClipping(text: string): Clipping {
  const json = parsed(text);
  const tag = tagSchema.safeParse(json);
  if (!tag.success) return null;
  if (tag.data.version > VERSION) return { type: 'newer' };
  const clipping = clippingSchema.safeParse(json);
  return clipping.success ? { type: 'steps', block: clipping.data } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
