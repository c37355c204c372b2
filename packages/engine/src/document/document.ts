/**
 * The journey document: what the marketer draws, stored as JSON, free of anything computed.
 * Positions are in it only where somebody placed by hand.
 */
import { z } from 'zod';

/** Node and edge ids: short, never purely numeric (integer-like object keys would be reordered). */
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Rounds that a loop may be given at the most. */
export const MOST_VISITS = 1_000;

export const journeyNodeSchema = z.object({
  id,
  kind: z.string().min(1).max(60),
  /** The marketer's own name for the step; empty means the kind's title. */
  name: z.string().max(120).default(''),
  config: z.record(z.string(), z.unknown()),
  /** Where the step lies on a loop: visits after which a run that comes again ends; absent: as many as every loop has. */
  visitLimit: z.number().int().min(1).max(MOST_VISITS).optional(),
});

export const journeyEdgeSchema = z.object({
  id,
  from: id,
  port: z.string().min(1).max(60),
  to: id,
});

/** Pixels at 100 %; far beyond what 1,000 steps in a row would need. */
const coordinate = z.number().min(-1_000_000).max(1_000_000);
const pointSchema = z.object({ x: coordinate, y: coordinate });

/** A sticky note: for whoever reads the drawing. No plan knows of it. */
export const journeyNoteSchema = z.object({
  id,
  text: z.string().max(2_000),
  /** The step that the note lies beside and moves with; null: it lies on the canvas itself. */
  beside: id.nullable(),
  /** Left top corner: from that of the step, or from the origin of the canvas. */
  at: pointSchema,
});

/** At most 1,000 nodes: beyond that neither a canvas nor a person copes. */
export const journeyDocumentSchema = z.object({
  schemaVersion: z.literal(1),
  nodes: z.array(journeyNodeSchema).max(1_000),
  edges: z.array(journeyEdgeSchema).max(3_000),
  /** Absent as long as nobody wrote any. */
  notes: z.array(journeyNoteSchema).max(200).optional(),
  /** Left top corners of steps that were placed by hand; absent as long as the canvas tidies up by itself. */
  placement: z.record(id, pointSchema).optional(),
});

export type JourneyNode = z.infer<typeof journeyNodeSchema>;
export type JourneyEdge = z.infer<typeof journeyEdgeSchema>;
export type JourneyNote = z.infer<typeof journeyNoteSchema>;
export type CanvasPoint = z.infer<typeof pointSchema>;
export type JourneyDocument = z.infer<typeof journeyDocumentSchema>;

export const EMPTY_DOCUMENT: JourneyDocument = { schemaVersion: 1, nodes: [], edges: [] };
