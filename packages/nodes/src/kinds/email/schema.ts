/** Settings of an e-mail. */
import { MESSAGE_PARTS } from '@kairos/engine';
import { z } from 'zod';
import { ifNotSentSetting } from '../../settings/not-sent';
import { messageSettings, templateSchema } from '../../settings/schemas';

const PARTS = MESSAGE_PARTS.email;

export const emailSchema = z.object({
  subject: templateSchema(PARTS.subject),
  preheader: templateSchema(PARTS.preheader).default(''),
  /** Paragraphs divided by blank lines, with Liquid. */
  body: templateSchema(PARTS.body),
  buttonLabel: templateSchema(PARTS.buttonLabel).default(''),
  buttonLink: templateSchema(PARTS.buttonLink).default(''),
  ...messageSettings,
  ifNotSent: ifNotSentSetting,
});

export type EmailConfig = z.infer<typeof emailSchema>;
