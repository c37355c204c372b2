/** The first member of a workspace, who may do everything in it. */
import { type Database, insertMember, insertMembership, withWorkspaceSql } from '@kairos/db';
import { v7 as uuid } from 'uuid';
import { normalEmail } from './sign-in';

/** Makes a member the owner of an existing workspace; a member of that address who is there already is kept. Safe to repeat. */
export async function createOwner(
  database: Database,
  owner: { workspaceId: string; email: string; name: string },
): Promise<{ memberId: string }> {
  const member = await insertMember(database, { id: uuid(), email: normalEmail(owner.email), name: owner.name });
  await withWorkspaceSql(database, owner.workspaceId, (sql) =>
    insertMembership(sql, owner.workspaceId, { memberId: member.id, role: 'owner' }),
  );
  return { memberId: member.id };
}
