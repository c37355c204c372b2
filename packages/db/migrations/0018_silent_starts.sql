CREATE TABLE "silent_start" (
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"trigger_id" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event_id" uuid,
	CONSTRAINT "silent_start_pk" PRIMARY KEY("workspace_id","journey_id","customer_id","trigger_id","key")
);

--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "silent_start" TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
