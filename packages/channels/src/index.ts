/** The public door of the channels: rendering, and the providers that carry what was rendered. Server side; see `preview` for the browser. */
export { addressOf } from './address';
export {
  CALLBACK_STATUSES,
  type CallbackEvent,
  type CallbackStatus,
  callbackSchema,
} from './callbacks/callback';
export * from './content';
export { type DestinationRules, whyNotAnEndpoint } from './egress/destination';
export { guardedPost } from './egress/guarded-post';
export { type EmailContent, emailContentSchema } from './email/content';
export type { EmailSender } from './email/mime';
export { SmtpProvider, type SmtpSettings } from './email/smtp-provider';
export { Gather } from './gather';
export { HttpProvider, type HttpSettings } from './provider/http-provider';
export * from './provider/http-shape';
export { Pace } from './provider/pace';
export { realOrSandbox } from './provider/real-or-sandbox';
export * from './provider/transmit';
export { type PushContent, pushContentSchema } from './push/render';
export { languageOf, type MessageLocale, type TemplateContext } from './render/context';
export { RenderFailure, type RenderFailureCode } from './render/failure';
export type { RenderFlag } from './render/text';
export { type SmsContent, smsContentSchema } from './sms/render';
export { type SmsSize, smsSize } from './sms/segments';
export { readUnsubscribeToken, unsubscribeUrl } from './unsubscribe';
export { webhookOutcome } from './webhook/outcome';
export { isSigned, newWebhookSecret, webhookHeaders } from './webhook/sign';
