/** The journey document: what the marketer draws, stored as JSON, free of positions and of anything computed. */
import { z } from 'zod';

/** Node and edge ids: short, never purely numeric (integer-like object keys would be reordered). */
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

export const journeyNodeSchema = z.object({
  id,
  kind: z.string().min(1).max(60),
  /** The marketer's own name for the step; empty means the kind's title. */
  name: z.string().max(120).default(''),
  config: z.record(z.string(), z.unknown()),
});

export const journeyEdgeSchema = z.object({
  id,
  from: id,
  port: z.string().min(1).max(60),
  to: id,
});

/** At most 1,000 nodes: beyond that neither a canvas nor a person copes. */
export const journeyDocumentSchema = z.object({
  schemaVersion: z.literal(1),
  nodes: z.array(journeyNodeSchema).max(1_000),
  edges: z.array(journeyEdgeSchema).max(3_000),
});

export type JourneyNode = z.infer<typeof journeyNodeSchema>;
export type JourneyEdge = z.infer<typeof journeyEdgeSchema>;
export type JourneyDocument = z.infer<typeof journeyDocumentSchema>;

export const EMPTY_DOCUMENT: JourneyDocument = { schemaVersion: 1, nodes: [], edges: [] };
