/** One-time sign-in links, printed by the launcher. */
import { type Database, findMemberByEmail, insertSignInLink } from '@kairos/db';
import { noSuchMember } from './errors';
import { normalEmail } from './sign-in';
import { hashToken, newToken } from './tokens';

const LIFETIME = 24 * 3_600_000;

/**
 * A link that signs this member in once within 24 hours.
 * The token sits behind `#`, which browsers never send: opening the page, or a scanner fetching it, uses nothing up.
 * Throws `sign-in/no-such-member`.
 */
export async function createSignInLink(
  database: Database,
  baseUrl: string,
  memberEmail: string,
  now: Date = new Date(),
): Promise<string> {
  const member = await findMemberByEmail(database, normalEmail(memberEmail));
  if (!member) throw noSuchMember();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LIFETIME);
  await insertSignInLink(database, { tokenHash: hashToken(token), memberId: member.id, now, expiresAt });
  return new URL(`/sign-in#link=${token}`, baseUrl).toString();
}
