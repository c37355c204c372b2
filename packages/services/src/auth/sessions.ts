/** Server-side sessions: opened at sign-in, looked up per request, ended at sign-out or when a password changes. */
import {
  type Database,
  deleteDeadSessions,
  deleteSession,
  deleteSessionsOfMember,
  findLiveSession,
  insertSession,
  type Language,
  touchSession,
} from '@kairos/db';
import { hashToken, newToken } from './tokens';

const HOUR = 3_600_000;
const IDLE = 12 * HOUR;
const ABSOLUTE = 30 * 24 * HOUR;
/** A session's last use is written at most once in this time, so that reads stay reads. */
const TOUCH_AFTER = 60_000;

export interface SignedInMember {
  id: string;
  email: string;
  name: string;
  language: Language | null;
  hasPassword: boolean;
}

export interface OpenedSession {
  /** For the cookie; it is stored nowhere. */
  token: string;
  expiresAt: Date;
}

/** Opens a session with a new token: a token that came with the request is never taken over. */
export async function openSession(
  database: Database,
  memberId: string,
  opening: { now: Date; userAgent: string | null },
): Promise<OpenedSession> {
  const token = newToken();
  const expiresAt = new Date(opening.now.getTime() + ABSOLUTE);
  await deleteDeadSessions(database, idleBefore(opening.now));
  await insertSession(database, {
    tokenHash: hashToken(token),
    memberId,
    now: opening.now,
    expiresAt,
    userAgent: opening.userAgent?.slice(0, 300) ?? null,
  });
  return { token, expiresAt };
}

/** The member behind a cookie's token; null when the session ended, was idle for 12 hours or is older than 30 days. */
export async function findSignedInMember(database: Database, token: string, now: Date): Promise<SignedInMember | null> {
  const tokenHash = hashToken(token);
  const session = await findLiveSession(database, tokenHash, idleBefore(now));
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER) await touchSession(database, tokenHash, now);
  return {
    id: session.memberId,
    email: session.email,
    name: session.name,
    language: session.language,
    hasPassword: session.hasPassword,
  };
}

export async function endSession(database: Database, token: string): Promise<void> {
  await deleteSession(database, hashToken(token));
}

export async function endAllSessions(database: Database, memberId: string): Promise<void> {
  await deleteSessionsOfMember(database, memberId);
}

function idleBefore(now: Date): { now: Date; idleSince: Date } {
  return { now, idleSince: new Date(now.getTime() - IDLE) };
}
