/** Settings of a push message. */
import { z } from 'zod';
import { ifNotSentSetting } from '../../settings/not-sent';
import { messageSettings, templateSchema } from '../../settings/schemas';

export const pushSchema = z.object({
  title: templateSchema(120),
  text: templateSchema(400),
  /** Where a tap leads; may stay empty. */
  link: templateSchema(2_000).default(''),
  ...messageSettings,
  ifNotSent: ifNotSentSetting,
});

export type PushConfig = z.infer<typeof pushSchema>;
