/** Settings of an SMS. */
import { z } from 'zod';
import { ifNotSentSetting } from '../../settings/not-sent';
import { messageSettings, templateSchema } from '../../settings/schemas';

export const smsSchema = z.object({ text: templateSchema(1_000), ...messageSettings, ifNotSent: ifNotSentSetting });

export type SmsConfig = z.infer<typeof smsSchema>;
