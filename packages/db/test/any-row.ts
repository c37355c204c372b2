/** Makes a row for any table from what the catalogue says of its columns, so that a new table is tested from its first day. */
import { randomUUID } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';

interface Column {
  name: string;
  type: string;
}

/** A value per column that needs one; `workspaceId` wherever the tenant stands. */
export async function anyRow(sql: Sql | TransactionSql, table: string, workspaceId: string) {
  const columns = await sql<Column[]>`
    select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
       and attnotnull and not atthasdef and attidentity = ''`;
  return Object.fromEntries(
    columns.map(({ name, type }) => [name, name === 'workspace_id' ? workspaceId : anyValue(type)]),
  );
}

function anyValue(type: string): string | number | boolean {
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'text':
      return randomUUID().slice(0, 8);
    case 'json':
    case 'jsonb':
      return '{}';
    case 'boolean':
      return true;
    case 'integer':
    case 'smallint':
    case 'bigint':
    case 'double precision':
      return 1;
    case 'timestamp with time zone':
      return '2024-01-01T00:00:00Z';
    default:
      throw new Error(`No value is known for a column of type ${type}.`);
  }
}

/** Whatever the foreign keys say: for the superuser only. */
export async function insertAnyRow(sql: Sql, table: string, workspaceId: string): Promise<void> {
  const row = await anyRow(sql, table, workspaceId);
  await sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    await transaction`insert into ${transaction(table)} ${transaction(row)}`;
  });
}
