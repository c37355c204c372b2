/** Signs what leaves for an endpoint, and proves what providers send, as Standard Webhooks 1.0 says: HMAC-SHA256 over id, timestamp and body. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;
/** Older ones, and such from the future, are not believed. */
const TOLERANCE_SECONDS = 300;

export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

export interface SignedMessage {
  /** The same for every attempt: receivers know by it what they have taken already. */
  id: string;
  body: string;
}

/** The three headers. `timestamp` is real time in epoch ms; with several secrets, while one replaces another, each signs. */
export function webhookHeaders(
  { id, body }: SignedMessage,
  secrets: readonly string[],
  timestamp: number,
): Record<string, string> {
  const seconds = String(Math.floor(timestamp / 1_000));
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': secrets.map((secret) => `v1,${signatureOf(secret, `${id}.${seconds}.${body}`)}`).join(' '),
  };
}

/** Whether one of the signatures is ours by this secret, and fresh. `now` is real time in epoch ms. */
export function isSigned(headers: Record<string, unknown>, body: string, secret: string, now: number): boolean {
  const [id, seconds, signatures] = ['id', 'timestamp', 'signature'].map((name) => headers[`webhook-${name}`]);
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof signatures !== 'string') return false;
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(now / 1_000 - Number(seconds)) > TOLERANCE_SECONDS) return false;
  const wanted = Buffer.from(`v1,${signatureOf(secret, `${id}.${seconds}.${body}`)}`);
  return signatures
    .split(' ')
    .map((signature) => Buffer.from(signature))
    .some((signature) => signature.length === wanted.length && timingSafeEqual(signature, wanted));
}

function signatureOf(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key).update(content).digest('base64');
}
