-- Separates tenants in the database itself: every table with a workspace_id gets forced row-level security.
-- After a transaction with set_config(…, true) the setting is '' and not null, hence nullif.
CREATE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ select nullif(current_setting('app.workspace', true), '')::uuid $$;
--> statement-breakpoint
CREATE PROCEDURE separate_tenants() LANGUAGE plpgsql AS $$
DECLARE
  tenant_table text;
BEGIN
  FOR tenant_table IN
    SELECT c.relname FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND NOT c.relforcerowsecurity
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY own_workspace ON %I USING (workspace_id = (SELECT current_workspace())) WITH CHECK (workspace_id = (SELECT current_workspace()))',
      tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint
CALL separate_tenants();
--> statement-breakpoint
-- Three questions must be answered before a workspace is known. Each has a function that answers just that one.
CREATE POLICY owner_reads ON workspace FOR SELECT TO kairos_owner USING (true);
--> statement-breakpoint
CREATE POLICY owner_reads ON membership FOR SELECT TO kairos_owner USING (true);
--> statement-breakpoint
CREATE POLICY owner_reads ON write_key FOR SELECT TO kairos_owner USING (true);
--> statement-breakpoint
CREATE FUNCTION workspace_ids() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ select workspace_id from workspace order by created_at, workspace_id $$;
--> statement-breakpoint
CREATE FUNCTION workspaces_of_member(member uuid) RETURNS TABLE (workspace_id uuid, name text, role text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ select m.workspace_id, w.name, m.role from membership m join workspace w using (workspace_id)
        where m.member_id = member order by w.created_at, w.workspace_id $$;
--> statement-breakpoint
CREATE FUNCTION workspace_of_write_key(hash text) RETURNS TABLE (workspace_id uuid, write_key_id uuid, kind text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ select workspace_id, id, kind from write_key where key_hash = hash and revoked_at is null $$;
--> statement-breakpoint
-- The application owns nothing and may not rewrite history.
GRANT USAGE ON SCHEMA public TO kairos_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kairos_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kairos_app;
--> statement-breakpoint
REVOKE UPDATE ON customer_event, consent, journal, transition, journey_version FROM kairos_app;
--> statement-breakpoint
-- Of a version only the mark that its sensing states are ready may change.
GRANT UPDATE (prepared_at) ON journey_version TO kairos_app;
--> statement-breakpoint
-- Small, hot tables: rows are updated in place, and autovacuum keeps up with queues that never stop.
ALTER TABLE sensing SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE run SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE message SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE route_queue SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
--> statement-breakpoint
ALTER TABLE inbox SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
--> statement-breakpoint
ALTER TABLE flow_delta SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
