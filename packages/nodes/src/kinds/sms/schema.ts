/** Settings of an SMS. */
import { z } from 'zod';
import { templateSchema, topicSchema } from '../../settings/schemas';

export const smsSchema = z.object({ text: templateSchema(1_000), topic: topicSchema });

export type SmsConfig = z.infer<typeof smsSchema>;
