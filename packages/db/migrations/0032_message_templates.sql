CREATE TABLE "message_template" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"content" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_by" uuid
);
--> statement-breakpoint
CREATE UNIQUE INDEX "message_template_name" ON "message_template" USING btree ("workspace_id",lower("name"));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "message_template" TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
