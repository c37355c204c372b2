DROP INDEX "consent_by_customer";--> statement-breakpoint
DROP INDEX "customer_event_by_customer";--> statement-breakpoint
DROP INDEX "customer_key_by_customer";--> statement-breakpoint
DROP INDEX "route_queue_by_customer";--> statement-breakpoint
DROP INDEX "suppression_by_customer";--> statement-breakpoint
DROP INDEX "message_to_deliver";--> statement-breakpoint
DROP INDEX "message_in_hand";--> statement-breakpoint
DROP INDEX "message_unresolved";--> statement-breakpoint
DROP INDEX "message_by_run";--> statement-breakpoint
DROP INDEX "message_by_customer";--> statement-breakpoint
DROP INDEX "message_not_sent";--> statement-breakpoint
DROP INDEX "journal_by_run";--> statement-breakpoint
DROP INDEX "run_by_customer";--> statement-breakpoint
DROP INDEX "run_by_node";--> statement-breakpoint
DROP INDEX "run_watched";--> statement-breakpoint
DROP INDEX "run_started";--> statement-breakpoint
DROP INDEX "run_failed";--> statement-breakpoint
DROP INDEX "run_watching";--> statement-breakpoint
DROP INDEX "sensing_by_customer";--> statement-breakpoint
DROP INDEX "subscription_by_customer";--> statement-breakpoint
DROP INDEX "transition_by_customer";--> statement-breakpoint
DROP INDEX "transition_fired";--> statement-breakpoint
CREATE INDEX "consent_by_customer" ON "consent" USING btree ("workspace_id","customer_id","channel","id");--> statement-breakpoint
CREATE INDEX "customer_event_by_customer" ON "customer_event" USING btree ("workspace_id","customer_id","occurred_at");--> statement-breakpoint
CREATE INDEX "customer_key_by_customer" ON "customer_key" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "route_queue_by_customer" ON "route_queue" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "suppression_by_customer" ON "suppression" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "message_to_deliver" ON "message" USING btree ("workspace_id","channel","priority","not_before") WHERE state = 'planned';--> statement-breakpoint
CREATE INDEX "message_in_hand" ON "message" USING btree ("workspace_id","lease_until") WHERE state in ('claimed', 'transmitting');--> statement-breakpoint
CREATE INDEX "message_unresolved" ON "message" USING btree ("workspace_id","not_before") WHERE state = 'unknown' and resolution is null;--> statement-breakpoint
CREATE INDEX "message_by_run" ON "message" USING btree ("workspace_id","run_id");--> statement-breakpoint
CREATE INDEX "message_by_customer" ON "message" USING btree ("workspace_id","customer_id","planned_at");--> statement-breakpoint
CREATE INDEX "message_not_sent" ON "message" USING btree ("workspace_id","journey_id","planned_at","id") WHERE state in ('skipped', 'rejected');--> statement-breakpoint
CREATE INDEX "journal_by_run" ON "journal" USING btree ("workspace_id","run_id","id");--> statement-breakpoint
CREATE INDEX "run_by_customer" ON "run" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "run_by_node" ON "run" USING btree ("workspace_id","journey_id","node_id","id") WHERE phase = 'acting';--> statement-breakpoint
CREATE INDEX "run_watched" ON "run" USING btree ("workspace_id","journey_id","id") WHERE phase = 'watching';--> statement-breakpoint
CREATE INDEX "run_started" ON "run" USING btree ("workspace_id","journey_id","campaign_started_at","id") WHERE campaign_started_at is not null;--> statement-breakpoint
CREATE INDEX "run_failed" ON "run" USING btree ("workspace_id","journey_id","id") WHERE failure is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "run_watching" ON "run" USING btree ("workspace_id","customer_id","journey_id") WHERE phase = 'watching';--> statement-breakpoint
CREATE INDEX "sensing_by_customer" ON "sensing" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "subscription_by_customer" ON "subscription" USING btree ("workspace_id","customer_id","event_name");--> statement-breakpoint
CREATE INDEX "transition_by_customer" ON "transition" USING btree ("workspace_id","customer_id","journey_id","at");--> statement-breakpoint
CREATE INDEX "transition_fired" ON "transition" USING btree ("workspace_id","journey_id","node_id","id") WHERE fired > 0;