/** The two ways in: a password, or a one-time link. Both end in a new session. */
import { type Database, findMemberByEmail, takeSignInLink } from '@kairos/db';
import { countAttempt, forgiveAccount } from './attempts';
import { linkNotValid, wrongCredentials } from './errors';
import { isPassword } from './passwords';
import { type OpenedSession, openSession } from './sessions';
import { hashToken } from './tokens';

/** Where a request came from. `address` only feeds the limit and is stored as a hash. */
export interface Visitor {
  address: string;
  userAgent: string | null;
  now: Date;
}

/** Throws `sign-in/wrong-credentials` or `sign-in/too-many-attempts`. */
export async function signInWithPassword(
  database: Database,
  credentials: { email: string; password: string },
  visitor: Visitor,
): Promise<OpenedSession> {
  const email = normalEmail(credentials.email);
  await countAttempt(database, { account: email, address: visitor.address, now: visitor.now });
  const member = await findMemberByEmail(database, email);
  const matches = await isPassword(member?.passwordHash ?? null, credentials.password);
  if (!member || !matches) throw wrongCredentials();
  await forgiveAccount(database, email);
  return openSession(database, member.id, visitor);
}

/** Uses the link up. Throws `sign-in/link-not-valid` or `sign-in/too-many-attempts`. */
export async function signInWithLink(database: Database, token: string, visitor: Visitor): Promise<OpenedSession> {
  await countAttempt(database, { account: null, address: visitor.address, now: visitor.now });
  const taken = await takeSignInLink(database, hashToken(token), visitor.now);
  if (!taken) throw linkNotValid();
  return openSession(database, taken.memberId, visitor);
}

/** Addresses are compared in lower case. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
