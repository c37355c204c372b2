CREATE TABLE "assignment" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"arm" text NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assignment_workspace_id_customer_id_journey_id_node_id_pk" PRIMARY KEY("workspace_id","customer_id","journey_id","node_id")
);

--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "assignment" TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
