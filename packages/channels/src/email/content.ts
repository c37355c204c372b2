/** What a marketer writes for an e-mail: five Liquid templates. The body is text with a little mark-up (see body.ts). */
import { z } from 'zod';

export const emailContentSchema = z.object({
  subject: z.string().max(1_000),
  preheader: z.string().max(1_000).default(''),
  body: z.string().max(50_000),
  buttonLabel: z.string().max(500).default(''),
  buttonLink: z.string().max(2_000).default(''),
});
export type EmailContent = z.infer<typeof emailContentSchema>;
