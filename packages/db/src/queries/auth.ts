/** Questions about members, their sessions and their attempts to sign in. Members are not tenant data. */
import type { Database } from '../connect';

type Sql = Pick<Database, 'sql'>;
export type Language = 'en' | 'nl';

export interface MemberRow {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
  language: Language | null;
}

/** `email` is lower case. */
export async function findMemberByEmail({ sql }: Sql, email: string): Promise<MemberRow | null> {
  const [row] = await sql<MemberRow[]>`
    select id, email, name, password_hash as "passwordHash", language from member where email = ${email}`;
  return row ?? null;
}

export async function findMember({ sql }: Sql, memberId: string): Promise<MemberRow | null> {
  const [row] = await sql<MemberRow[]>`
    select id, email, name, password_hash as "passwordHash", language from member where id = ${memberId}`;
  return row ?? null;
}

/** Keeps an existing member of this address as is, and returns the id either way. */
export async function insertMember(
  { sql }: Sql,
  member: { id: string; email: string; name: string },
): Promise<{ id: string }> {
  await sql`insert into member (id, email, name) values (${member.id}, ${member.email}, ${member.name})
            on conflict (email) do nothing`;
  const [row] = await sql<{ id: string }[]>`select id from member where email = ${member.email}`;
  if (!row) throw new Error('The member that was just stored is not there.');
  return row;
}

export async function updateMember(
  { sql }: Sql,
  memberId: string,
  change: { name?: string; language?: Language | null },
): Promise<void> {
  if (change.name !== undefined) await sql`update member set name = ${change.name} where id = ${memberId}`;
  if (change.language !== undefined) await sql`update member set language = ${change.language} where id = ${memberId}`;
}

export async function updatePasswordHash({ sql }: Sql, memberId: string, passwordHash: string | null): Promise<void> {
  await sql`update member set password_hash = ${passwordHash} where id = ${memberId}`;
}

export interface SessionRow {
  memberId: string;
  email: string;
  name: string;
  language: Language | null;
  hasPassword: boolean;
  lastSeenAt: Date;
}

/** The session of a token, unless it is over its absolute end or was idle since before `idleSince`. */
export async function findLiveSession(
  { sql }: Sql,
  tokenHash: string,
  moment: { now: Date; idleSince: Date },
): Promise<SessionRow | null> {
  const [row] = await sql<SessionRow[]>`
    select m.id as "memberId", m.email, m.name, m.language, m.password_hash is not null as "hasPassword",
           s.last_seen_at as "lastSeenAt"
      from session s join member m on m.id = s.member_id
     where s.token_hash = ${tokenHash} and s.expires_at > ${moment.now} and s.last_seen_at > ${moment.idleSince}`;
  return row ?? null;
}

export async function insertSession(
  { sql }: Sql,
  session: { tokenHash: string; memberId: string; now: Date; expiresAt: Date; userAgent: string | null },
): Promise<void> {
  await sql`
    insert into session (token_hash, member_id, created_at, last_seen_at, expires_at, user_agent)
    values (${session.tokenHash}, ${session.memberId}, ${session.now}, ${session.now}, ${session.expiresAt}, ${session.userAgent})`;
}

export async function touchSession({ sql }: Sql, tokenHash: string, now: Date): Promise<void> {
  await sql`update session set last_seen_at = ${now} where token_hash = ${tokenHash}`;
}

export async function deleteSession({ sql }: Sql, tokenHash: string): Promise<void> {
  await sql`delete from session where token_hash = ${tokenHash}`;
}

export async function deleteSessionsOfMember({ sql }: Sql, memberId: string): Promise<void> {
  await sql`delete from session where member_id = ${memberId}`;
}

/** Sessions that ended by themselves; called now and then so that the table stays small. */
export async function deleteDeadSessions({ sql }: Sql, moment: { now: Date; idleSince: Date }): Promise<void> {
  await sql`delete from session where expires_at <= ${moment.now} or last_seen_at <= ${moment.idleSince}`;
}

export async function insertSignInLink(
  { sql }: Sql,
  link: { tokenHash: string; memberId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await sql`insert into sign_in_link (token_hash, member_id, created_at, expires_at)
            values (${link.tokenHash}, ${link.memberId}, ${link.now}, ${link.expiresAt})`;
}

/** Uses a link up; of two at once, one gets the member and the other null. */
export async function takeSignInLink({ sql }: Sql, tokenHash: string, now: Date): Promise<{ memberId: string } | null> {
  const [row] = await sql<{ memberId: string }[]>`
    update sign_in_link set used_at = ${now}
     where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
    returning member_id as "memberId"`;
  return row ?? null;
}

/** Attempts per subject since a moment. */
export async function countSignInAttempts({ sql }: Sql, subjectHash: string, since: Date): Promise<number> {
  const [row] = await sql<{ attempts: number }[]>`
    select count(*)::int as attempts from sign_in_attempt where subject_hash = ${subjectHash} and attempted_at > ${since}`;
  return row?.attempts ?? 0;
}

export async function insertSignInAttempt(
  { sql }: Sql,
  attempt: { id: string; subjectHash: string; now: Date },
): Promise<void> {
  await sql`insert into sign_in_attempt (id, subject_hash, attempted_at)
            values (${attempt.id}, ${attempt.subjectHash}, ${attempt.now})`;
}

export async function deleteSignInAttempts({ sql }: Sql, before: Date): Promise<void> {
  await sql`delete from sign_in_attempt where attempted_at <= ${before}`;
}

export async function forgetSignInAttempts({ sql }: Sql, subjectHash: string): Promise<void> {
  await sql`delete from sign_in_attempt where subject_hash = ${subjectHash}`;
}
