CREATE TABLE "provider_callback" (
	"workspace_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"status" text NOT NULL,
	"channel" text NOT NULL,
	"code" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp with time zone,
	CONSTRAINT "provider_callback_workspace_id_message_id_status_pk" PRIMARY KEY("workspace_id","message_id","status")
);
--> statement-breakpoint
CREATE INDEX "provider_callback_to_handle" ON "provider_callback" USING btree ("workspace_id","received_at") WHERE handled_at is null;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "provider_callback" TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
