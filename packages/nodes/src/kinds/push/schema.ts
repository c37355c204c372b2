/** Settings of a push message. */
import { MESSAGE_PARTS } from '@kairos/engine';
import { z } from 'zod';
import { ifNotSentSetting } from '../../settings/not-sent';
import { messageSettings, templateSchema } from '../../settings/schemas';

const PARTS = MESSAGE_PARTS.push;

export const pushSchema = z.object({
  title: templateSchema(PARTS.title),
  text: templateSchema(PARTS.text),
  /** Where a tap leads; may stay empty. */
  link: templateSchema(PARTS.link).default(''),
  ...messageSettings,
  ifNotSent: ifNotSentSetting,
});

export type PushConfig = z.infer<typeof pushSchema>;
