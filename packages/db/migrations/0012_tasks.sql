CREATE TABLE "task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"visit" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"title" text NOT NULL,
	"instructions" text NOT NULL,
	"outcomes" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"member_id" uuid,
	"outcome" text,
	"note" text
);
--> statement-breakpoint
CREATE INDEX "task_to_do" ON "task" USING btree ("workspace_id","due_at","id") WHERE state in ('open', 'claimed');--> statement-breakpoint
CREATE INDEX "task_of_run" ON "task" USING btree ("workspace_id","run_id") WHERE state in ('open', 'claimed');--> statement-breakpoint
CREATE INDEX "task_ended" ON "task" USING btree ("workspace_id","ended_at","id") WHERE state = 'done';--> statement-breakpoint
CALL separate_tenants();--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON task TO kairos_app;
