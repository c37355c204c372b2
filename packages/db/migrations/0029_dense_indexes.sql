-- Entries with the same key share one, which takes a tenth of the bytes: so the keys are a minute, or a thousand rows.
DROP INDEX "journal_by_run";--> statement-breakpoint
DROP INDEX "run_by_node";--> statement-breakpoint
DROP INDEX "run_started";--> statement-breakpoint
DROP INDEX "transition_by_customer";--> statement-breakpoint
DROP INDEX "transition_fired";--> statement-breakpoint
ALTER TABLE "journal" DROP CONSTRAINT "journal_workspace_id_id_pk";--> statement-breakpoint
-- One state of thirty on a page moves at a time, as a rule: room for a second version of it is enough.
ALTER TABLE "sensing" ALTER COLUMN "sensing_hash" SET DATA TYPE bigint USING ('x' || "sensing_hash")::bit(64)::bigint, SET (fillfactor = 95);--> statement-breakpoint
ALTER TABLE "run" RESET (fillfactor);--> statement-breakpoint
CREATE INDEX "journal_recent" ON "journal" USING btree ("workspace_id",(id >> 10)) WHERE id > 0;--> statement-breakpoint
CREATE INDEX "journal_by_run" ON "journal" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "run_by_node" ON "run" USING btree ("workspace_id","journey_id","node_id",(((state->>'enteredAt')::float8 / 60000)::int)) WHERE phase = 'acting' and node_id is not null;--> statement-breakpoint
CREATE INDEX "run_started" ON "run" USING btree ("workspace_id","journey_id",date_bin('1 minute', campaign_started_at, 'epoch')) WHERE campaign_started_at is not null;--> statement-breakpoint
CREATE INDEX "transition_by_customer" ON "transition" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "transition_fired" ON "transition" USING btree ("workspace_id","journey_id",(id >> 10)) WHERE fired;
