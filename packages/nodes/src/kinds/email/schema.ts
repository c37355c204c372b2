/** Settings of an e-mail. */
import { z } from 'zod';
import { ifNotSentSetting } from '../../settings/not-sent';
import { messageSettings, templateSchema } from '../../settings/schemas';

export const emailSchema = z.object({
  subject: templateSchema(300),
  preheader: templateSchema(300).default(''),
  /** Paragraphs divided by blank lines, with Liquid. */
  body: templateSchema(20_000),
  buttonLabel: templateSchema(80).default(''),
  buttonLink: templateSchema(2_000).default(''),
  ...messageSettings,
  ifNotSent: ifNotSentSetting,
});

export type EmailConfig = z.infer<typeof emailSchema>;
