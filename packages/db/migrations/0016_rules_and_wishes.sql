CREATE TABLE "sending_rules_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sending_rules_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"member_id" uuid,
	"rules" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wish" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wish_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"wish" jsonb NOT NULL,
	"source" text NOT NULL,
	"member_id" uuid,
	"reason" text,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contact_hours" RENAME TO "contact_wish";--> statement-breakpoint
ALTER TABLE "contact_wish" RENAME COLUMN "schedule" TO "hours";--> statement-breakpoint
ALTER TABLE "contact_wish" RENAME CONSTRAINT "contact_hours_workspace_id_customer_id_pk" TO "contact_wish_workspace_id_customer_id_pk";--> statement-breakpoint
ALTER TABLE "contact_wish" ALTER COLUMN "hours" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_wish" ADD COLUMN "pace" jsonb;--> statement-breakpoint
ALTER TABLE "contact_wish" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact_wish" ADD COLUMN "may_use_behaviour" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "released_by" uuid;--> statement-breakpoint
CREATE INDEX "sending_rules_change_recent" ON "sending_rules_change" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "wish_by_customer" ON "wish" USING btree ("workspace_id","customer_id","id");--> statement-breakpoint
GRANT SELECT, INSERT ON sending_rules_change, wish TO kairos_app;--> statement-breakpoint
CALL separate_tenants();
