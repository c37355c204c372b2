/** Signs what leaves for an endpoint, as Standard Webhooks 1.0 says: HMAC-SHA256 over id, timestamp and body. */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

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

function signatureOf(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key).update(content).digest('base64');
}
