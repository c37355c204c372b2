CREATE TABLE "contact_hours" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"schedule" jsonb NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_hours_workspace_id_customer_id_pk" PRIMARY KEY("workspace_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "preference" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"channel" text NOT NULL,
	"wanted" boolean NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "preference_workspace_id_customer_id_topic_channel_pk" PRIMARY KEY("workspace_id","customer_id","topic","channel")
);
--> statement-breakpoint
CREATE TABLE "release_pace" (
	"workspace_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "release_pace_workspace_id_channel_pk" PRIMARY KEY("workspace_id","channel")
);
--> statement-breakpoint
DROP INDEX "message_to_deliver";--> statement-breakpoint
ALTER TABLE "message" ALTER COLUMN "priority" SET DEFAULT 50;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "counts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
-- Row-level security binds the owner as well; it must see every row to give it a moment.
ALTER TABLE "message" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "message" SET "due_at" = "planned_at", "priority" = 50;--> statement-breakpoint
ALTER TABLE "message" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" ALTER COLUMN "due_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "is_held" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "hold_reason" text;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "sending_rules" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "message_held" ON "message" USING btree ("workspace_id","channel","priority" DESC,"due_at") WHERE state = 'planned' and is_held;--> statement-breakpoint
CREATE INDEX "message_to_deliver" ON "message" USING btree ("workspace_id","channel","priority" DESC,"not_before") WHERE state = 'planned' and not is_held;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_hours, preference, release_pace TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
