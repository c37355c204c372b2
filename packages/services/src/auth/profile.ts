/** What members change about themselves: name, language, password. */
import { type Database, findMember, type Language, updateMember, updatePasswordHash } from '@kairos/db';
import { countAttempt } from './attempts';
import { notSignedIn, wrongPassword } from './errors';
import { hashPassword, isPassword } from './passwords';
import { endAllSessions, type OpenedSession, openSession } from './sessions';
import type { Visitor } from './sign-in';

export async function changeProfile(
  database: Database,
  memberId: string,
  change: { name?: string; language?: Language | null },
): Promise<void> {
  await updateMember(database, memberId, change);
}

/**
 * Sets a password, ends every session of the member and opens a new one for this browser.
 * `current` is needed once a password exists. Throws `settings/wrong-password` or `sign-in/too-many-attempts`.
 */
export async function changePassword(
  database: Database,
  memberId: string,
  passwords: { current: string | null; next: string },
  visitor: Visitor,
): Promise<OpenedSession> {
  const member = await findMember(database, memberId);
  if (!member) throw notSignedIn();
  if (member.passwordHash !== null) {
    await countAttempt(database, { account: member.email, address: visitor.address, now: visitor.now });
    if (!(await isPassword(member.passwordHash, passwords.current ?? ''))) throw wrongPassword();
  }
  await updatePasswordHash(database, memberId, await hashPassword(passwords.next));
  await endAllSessions(database, memberId);
  return openSession(database, memberId, visitor);
}
