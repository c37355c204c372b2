CREATE TABLE "customer_merge" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_merge_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"from_customer_id" uuid NOT NULL,
	"into_customer_id" uuid NOT NULL,
	"merged_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "customer_merge_by_customer" ON "customer_merge" USING btree ("workspace_id","into_customer_id");--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "customer_merge" TO kairos_app;--> statement-breakpoint
-- What happened is never rewritten; whose it is may turn out later.
GRANT UPDATE ("customer_id") ON "customer_event", "consent", "transition", "wish" TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
