CREATE TABLE "webhook_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"visit" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"event_type" text NOT NULL,
	"sends_attributes" boolean NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"resolution" text,
	"attempt" integer DEFAULT 0 NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"give_up_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"created_real_at" timestamp with time zone DEFAULT now() NOT NULL,
	"body" text,
	"status" integer,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoint" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_secret" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "webhook_call_to_make" ON "webhook_call" USING btree ("workspace_id","not_before") WHERE state = 'planned' or (state = 'unknown' and resolution is null);--> statement-breakpoint
CREATE INDEX "webhook_call_in_hand" ON "webhook_call" USING btree ("workspace_id","endpoint_id") WHERE state = 'transmitting';--> statement-breakpoint
CREATE INDEX "webhook_call_by_run" ON "webhook_call" USING btree ("workspace_id","run_id");--> statement-breakpoint
CREATE INDEX "webhook_call_recent" ON "webhook_call" USING btree ("workspace_id","endpoint_id","planned_at");--> statement-breakpoint
CREATE INDEX "webhook_endpoint_of_workspace" ON "webhook_endpoint" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_secret_by_endpoint" ON "webhook_secret" USING btree ("workspace_id","endpoint_id");--> statement-breakpoint
CALL separate_tenants();--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoint, webhook_call TO kairos_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_secret TO kairos_app;
