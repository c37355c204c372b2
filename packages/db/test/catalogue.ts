/** Questions to the catalogue of PostgreSQL about who may see what. */
import type { Sql } from 'postgres';

/** What every table of a tenant must say, as PostgreSQL spells it. */
const CONDITION = '(workspace_id = ( SELECT current_workspace() AS current_workspace))';

export interface Guard {
  table: string;
  /** Empty when nothing is missing. */
  missing: string[];
}

/** Every table with a workspace_id, and what its row-level security lacks. */
export async function readGuards(sql: Sql): Promise<Guard[]> {
  return sql<Guard[]>`
    select c.relname as table, array_remove(array[
        case when not c.relrowsecurity then 'row-level security' end,
        case when not c.relforcerowsecurity then 'force' end,
        case when not a.attnotnull then 'not null' end,
        case when not exists (
          select 1 from pg_policies p
           where p.schemaname = n.nspname and p.tablename = c.relname and p.policyname = 'own_workspace'
             and p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' and p.roles = '{public}'
             and p.qual = ${CONDITION} and p.with_check = ${CONDITION}) then 'policy' end
      ], null) as missing
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
     order by 1`;
}

/** Names of the tables that belong to no workspace. */
export async function readSharedTables(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
       and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
     order by 1`;
  return rows.map(({ name }) => name);
}

/** Policies beside the one that every table has, as `table: policy, command, roles`. */
export async function readExceptions(sql: Sql): Promise<string[]> {
  const rows = await sql<{ text: string }[]>`
    select tablename || ': ' || policyname || ', ' || cmd || ', ' || array_to_string(roles, ' ') as text
      from pg_policies where policyname <> 'own_workspace' order by 1`;
  return rows.map(({ text }) => text);
}

/** Views of every sort: they look with the eyes of their owner unless they are told otherwise. */
export async function readViews(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`;
  return rows.map(({ name }) => name);
}

/** Functions that act for their owner, as `name(arguments): settings`. */
export async function readFunctionsOfOwner(sql: Sql): Promise<string[]> {
  const rows = await sql<{ text: string }[]>`
    select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || '): ' || coalesce(array_to_string(p.proconfig, ' '), '') as text
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`;
  return rows.map(({ text }) => text);
}

/** Tables, functions, types, schemas and databases that belong to a role. */
export async function readPossessions(sql: Sql, role: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class where relowner = ${role}::regrole
    union all select proname from pg_proc where proowner = ${role}::regrole
    union all select typname from pg_type where typowner = ${role}::regrole
    union all select nspname from pg_namespace where nspowner = ${role}::regrole
    union all select datname from pg_database where datdba = ${role}::regrole`;
  return rows.map(({ name }) => name);
}

/** Privileges on tables that row-level security does not bind, and rights to make tables, as `privilege on object`. */
export async function readDangerousRights(sql: Sql, role: string): Promise<string[]> {
  const rows = await sql<{ text: string }[]>`
    select privilege || ' on ' || c.relname as text
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public',
           unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) as privilege
     where c.relkind in ('r', 'p') and has_table_privilege(${role}, c.oid, privilege)
    union all select 'CREATE on ' || nspname from pg_namespace where has_schema_privilege(${role}, oid, 'CREATE')
    union all select 'CREATE on ' || datname from pg_database
               where datname = current_database() and has_database_privilege(${role}, oid, 'CREATE')`;
  return rows.map(({ text }) => text);
}

/** Roles as whose member this one could act. */
export async function readMemberships(sql: Sql, role: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.roleid where m.member = ${role}::regrole`;
  return rows.map(({ name }) => name);
}

/** Whether a role stands above the rules of tables. */
export async function readAttributes(sql: Sql, role: string) {
  const [attributes] = await sql<{ superuser: boolean; bypass: boolean; roles: boolean; databases: boolean }[]>`
    select rolsuper as superuser, rolbypassrls as bypass, rolcreaterole as roles, rolcreatedb as databases
      from pg_roles where rolname = ${role}`;
  return attributes;
}

/** Tables whose rows the role may not change any more. */
export async function readUnchangeable(sql: Sql, role: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     where c.relkind in ('r', 'p') and has_table_privilege(${role}, c.oid, 'INSERT') and not has_table_privilege(${role}, c.oid, 'UPDATE')
     order by 1`;
  return rows.map(({ name }) => name);
}
