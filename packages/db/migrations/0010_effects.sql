ALTER TABLE "customer_event" ADD COLUMN "chain" uuid[];--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "topic" text;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "journey_id" uuid;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "lifted_by" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "lifted_by_event" uuid;--> statement-breakpoint
CREATE INDEX "suppression_liftable" ON "suppression" USING btree ("workspace_id","customer_id") WHERE lifted_by <> '{}' and lifted_by_event is null;