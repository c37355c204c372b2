DROP INDEX "run_by_node";--> statement-breakpoint
CREATE INDEX "message_not_sent" ON "message" USING btree ("journey_id","planned_at","id") WHERE state in ('skipped', 'rejected');--> statement-breakpoint
CREATE INDEX "journal_recent" ON "journal" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "run_watched" ON "run" USING btree ("journey_id","id") WHERE phase = 'watching';--> statement-breakpoint
CREATE INDEX "run_started" ON "run" USING btree ("journey_id","campaign_started_at","id") WHERE campaign_started_at is not null;--> statement-breakpoint
CREATE INDEX "run_failed" ON "run" USING btree ("journey_id","id") WHERE failure is not null;--> statement-breakpoint
CREATE INDEX "transition_fired" ON "transition" USING btree ("journey_id","node_id","id") WHERE fired > 0;--> statement-breakpoint
CREATE INDEX "run_by_node" ON "run" USING btree ("journey_id","node_id","id") WHERE phase = 'acting';