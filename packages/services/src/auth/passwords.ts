/** Passwords: Argon2id, and the same work whether or not there is an account. */
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';

/** 8 to 256 characters of any kind except NUL, which some libraries take for the end. */
export const newPasswordSchema = z
  .string()
  .min(8)
  .max(256)
  .refine((password) => !password.includes('\0'));

// Argon2id is the library's default; OWASP's first choice of costs, about 40 ms on one core.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let standIn: Promise<string> | null = null;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** False for a null hash, after the same work: an unknown account must not answer faster. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  standIn ??= hashPassword('no account has this password');
  const matches = await verify(passwordHash ?? (await standIn), password);
  return passwordHash !== null && matches;
}
