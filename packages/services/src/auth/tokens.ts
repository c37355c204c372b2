/** Secrets that are handed out once and stored only as a hash. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in a URL and in a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex: enough for a secret that is itself random. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
