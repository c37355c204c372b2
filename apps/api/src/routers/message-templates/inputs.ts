/** What several procedures of message templates take. */
import { CHANNELS } from '@kairos/engine';
import { z } from 'zod';

export const templateNameSchema = z.string().trim().min(1).max(120);

/** A template in the state in which the member saw it. */
export const seenTemplateSchema = z.object({ templateId: z.uuid(), revision: z.int().positive() });

/** Its parts are looked at by the use case, which knows those of each channel. */
export const writtenMessageSchema = z.object({
  channel: z.enum(CHANNELS),
  content: z.record(z.string().max(60), z.string()),
});
