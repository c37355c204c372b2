DROP INDEX "run_watching";--> statement-breakpoint
CREATE UNIQUE INDEX "run_watching" ON "run" USING btree ("customer_id","journey_id") WHERE phase = 'watching';--> statement-breakpoint
ALTER TABLE "event_stream" DROP COLUMN "total";