CREATE TABLE "run_move" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"moved" integer DEFAULT 0 NOT NULL,
	"departed" integer DEFAULT 0 NOT NULL,
	"missed" integer DEFAULT 0 NOT NULL,
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_move_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "run_move_item" (
	"workspace_id" uuid NOT NULL,
	"move_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"choice" text NOT NULL,
	CONSTRAINT "run_move_item_pk" PRIMARY KEY("workspace_id","move_id","run_id")
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "run_move" TO kairos_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "run_move_item" TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
