CREATE TABLE "flow_span" (
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"span" text NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"version_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"metric" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "flow_span_pk" PRIMARY KEY("workspace_id","journey_id","begins_at","span","version_id","node_id","metric")
);
--> statement-breakpoint
DROP INDEX "run_by_node";--> statement-breakpoint
ALTER TABLE "flow_delta" ADD COLUMN "at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "flow_span_to_join" ON "flow_span" USING btree ("workspace_id","span","begins_at") WHERE span <> 'day';--> statement-breakpoint
CREATE INDEX "run_by_node" ON "run" USING btree ("workspace_id","journey_id","node_id",((state->>'enteredAt')::float8),"id") WHERE phase = 'acting' and node_id is not null;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "flow_span" TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
