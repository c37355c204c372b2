ALTER TABLE "assignment" ADD COLUMN "experiment" text;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "has_reached" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TABLE "experiment" (
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"key" text NOT NULL,
	"started_at" timestamp with time zone,
	"decision" jsonb,
	CONSTRAINT "experiment_workspace_id_journey_id_node_id_key_pk" PRIMARY KEY("workspace_id","journey_id","node_id","key")
);
--> statement-breakpoint
CREATE TABLE "experiment_arm" (
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"key" text NOT NULL,
	"arm" text NOT NULL,
	"entered" integer NOT NULL,
	"reached" integer NOT NULL,
	CONSTRAINT "experiment_arm_workspace_id_journey_id_node_id_key_arm_pk" PRIMARY KEY("workspace_id","journey_id","node_id","key","arm")
);
--> statement-breakpoint
CREATE TABLE "experiment_decision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "experiment_decision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"key" text NOT NULL,
	"member_id" uuid,
	"decision" jsonb
);
--> statement-breakpoint
CREATE INDEX "experiment_decision_of_journey" ON "experiment_decision" USING btree ("workspace_id","journey_id","id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "experiment", "experiment_arm" TO kairos_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "experiment_decision" TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
