-- A waiting run takes few bytes. JSON stays text: a number then takes its digits, and in binary form up to twenty bytes.
ALTER TABLE "sensing" DROP CONSTRAINT "sensing_journey_id_sensing_hash_customer_id_pk";--> statement-breakpoint
DROP INDEX "sensing_by_customer";--> statement-breakpoint
ALTER TABLE "sensing" ALTER COLUMN "state" SET DATA TYPE json USING "state"::json, ALTER COLUMN "sensing_hash" SET DATA TYPE text USING left("sensing_hash", 16), SET (fillfactor = 85);--> statement-breakpoint
ALTER TABLE "sensing" ADD CONSTRAINT "sensing_workspace_id_journey_id_sensing_hash_customer_id_pk" PRIMARY KEY("workspace_id","journey_id","sensing_hash","customer_id");--> statement-breakpoint
-- A step changes indexed columns, so room beside a row is hardly ever used.
ALTER TABLE "run" ALTER COLUMN "state" SET DATA TYPE json USING "state"::json, SET (fillfactor = 95);--> statement-breakpoint
-- A run that is about to start stands nowhere yet, and would be listed twice.
DROP INDEX "run_by_node";--> statement-breakpoint
CREATE INDEX "run_by_node" ON "run" USING btree ("workspace_id","journey_id","node_id","id") WHERE phase = 'acting' and node_id is not null;--> statement-breakpoint
ALTER TABLE "inbox" ALTER COLUMN "payload" SET DATA TYPE json USING "payload"::json;--> statement-breakpoint
DROP INDEX "journal_by_run";--> statement-breakpoint
DROP INDEX "journal_recent";--> statement-breakpoint
ALTER TABLE "journal" DROP CONSTRAINT "journal_pkey";--> statement-breakpoint
ALTER TABLE "journal" ALTER COLUMN "line" SET DATA TYPE json USING "line"::json;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_workspace_id_id_pk" PRIMARY KEY("workspace_id","id");--> statement-breakpoint
CREATE INDEX "journal_by_run" ON "journal" USING btree ("workspace_id","run_id");--> statement-breakpoint
ALTER TABLE "transition" DROP CONSTRAINT "transition_pkey";--> statement-breakpoint
ALTER TABLE "transition" DROP COLUMN "sensing_hash";--> statement-breakpoint
DROP INDEX "subscription_by_customer";--> statement-breakpoint
ALTER TABLE "subscription" DROP COLUMN "version_id";--> statement-breakpoint
CREATE INDEX "subscription_by_customer" ON "subscription" USING btree ("workspace_id","customer_id");
