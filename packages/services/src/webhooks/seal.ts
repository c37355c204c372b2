/** Keeps secrets of a workspace at rest: sealed with a key that hangs on the installation's secret and on where they belong. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed text belongs: moved to another place it does not open. */
export interface SealPlace {
  workspaceId: string;
  endpointId: string;
}

export function seal(installationSecret: Buffer, place: SealPlace, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(installationSecret), nonce).setAAD(placeBytes(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Null when it was sealed under another installation's secret or for another place. */
export function unseal(installationSecret: Buffer, place: SealPlace, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(installationSecret), bytes.subarray(0, NONCE_BYTES))
      .setAAD(placeBytes(place))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

const keyOf = (secret: Buffer): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'kairos/webhook-secrets', 32));

const placeBytes = ({ workspaceId, endpointId }: SealPlace): Buffer => Buffer.from(`${workspaceId}|${endpointId}`);
