/** Settings of an SMS. */
import { MESSAGE_PARTS } from '@kairos/engine';
import { z } from 'zod';
import { ifNotSentSetting } from '../../settings/not-sent';
import { messageSettings, templateSchema } from '../../settings/schemas';

const PARTS = MESSAGE_PARTS.sms;

export const smsSchema = z.object({
  text: templateSchema(PARTS.text),
  ...messageSettings,
  ifNotSent: ifNotSentSetting,
});

export type SmsConfig = z.infer<typeof smsSchema>;
