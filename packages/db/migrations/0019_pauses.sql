CREATE TABLE "journey_pause" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"paused_at" timestamp with time zone NOT NULL,
	"resumed_at" timestamp with time zone,
	"mode" text NOT NULL,
	"entries" text NOT NULL,
	"overdue" text DEFAULT 'send' NOT NULL,
	"paused_by" uuid
);
--> statement-breakpoint
CREATE TABLE "kept_start" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"trigger_id" text NOT NULL,
	"event_id" uuid,
	"explanation" jsonb NOT NULL,
	"fired_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "journey_pause" ADD CONSTRAINT "journey_pause_journey_id_journey_id_fk" FOREIGN KEY ("journey_id") REFERENCES "public"."journey"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journey_pause_by_journey" ON "journey_pause" USING btree ("workspace_id","journey_id","paused_at");--> statement-breakpoint
CREATE UNIQUE INDEX "journey_pause_open" ON "journey_pause" USING btree ("workspace_id","journey_id") WHERE resumed_at is null;--> statement-breakpoint
CREATE INDEX "kept_start_by_journey" ON "kept_start" USING btree ("workspace_id","journey_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON journey_pause, kept_start TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
