CREATE TABLE "entry_count" (
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"trigger_id" text NOT NULL,
	"span" text NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"started" integer NOT NULL,
	CONSTRAINT "entry_count_workspace_id_journey_id_trigger_id_span_begins_at_pk" PRIMARY KEY("workspace_id","journey_id","trigger_id","span","begins_at")
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON entry_count TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
