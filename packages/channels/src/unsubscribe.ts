/** Unsubscribe links: opaque, unguessable, for ever valid, and naming one message, hence one customer, channel and topic. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const PROOF_BYTES = 16;
const UUID_BYTES = 16;

/** The link for one message. `publicUrl` is the address of the installation, without a slash at the end. */
export function unsubscribeUrl(publicUrl: string, secret: Buffer, workspaceId: string, messageId: string): string {
  const ids = Buffer.concat([uuidBytes(workspaceId), uuidBytes(messageId)]);
  return `${publicUrl}/u/${Buffer.concat([ids, proofOf(secret, ids)]).toString('base64url')}`;
}

/** What a token of such a link names, or null when it is not one of ours. */
export function readUnsubscribeToken(secret: Buffer, token: string): { workspaceId: string; messageId: string } | null {
  const bytes = Buffer.from(token, 'base64url');
  // Base64 has several spellings of the same bytes; only ours is accepted.
  if (bytes.length !== 2 * UUID_BYTES + PROOF_BYTES || bytes.toString('base64url') !== token) return null;
  const ids = bytes.subarray(0, 2 * UUID_BYTES);
  if (!timingSafeEqual(bytes.subarray(2 * UUID_BYTES), proofOf(secret, ids))) return null;
  return { workspaceId: uuidText(ids.subarray(0, UUID_BYTES)), messageId: uuidText(ids.subarray(UUID_BYTES)) };
}

const proofOf = (secret: Buffer, ids: Buffer): Buffer =>
  createHmac('sha256', secret).update('unsubscribe:').update(ids).digest().subarray(0, PROOF_BYTES);

const uuidBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

function uuidText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
