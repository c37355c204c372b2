CREATE TABLE "consent" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"label" text NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"properties" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_event_once" UNIQUE("workspace_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "customer_key" (
	"workspace_id" uuid NOT NULL,
	"namespace" text NOT NULL,
	"value" text NOT NULL,
	"customer_id" uuid NOT NULL,
	CONSTRAINT "customer_key_workspace_id_namespace_value_pk" PRIMARY KEY("workspace_id","namespace","value")
);
--> statement-breakpoint
CREATE TABLE "event_name" (
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"seen" bigint NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"properties" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "event_name_workspace_id_name_pk" PRIMARY KEY("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "route_queue" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "route_queue_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"partition" smallint NOT NULL,
	"customer_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suppression" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "flow_count" (
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"metric" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "flow_count_workspace_id_journey_id_version_id_node_id_metric_pk" PRIMARY KEY("workspace_id","journey_id","version_id","node_id","metric")
);
--> statement-breakpoint
CREATE TABLE "flow_delta" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "flow_delta_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"metric" text NOT NULL,
	"amount" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"live_version_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journey_draft" (
	"journey_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_by" uuid
);
--> statement-breakpoint
CREATE TABLE "journey_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"document" jsonb NOT NULL,
	"plan" jsonb NOT NULL,
	"sensing_hash" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	"prepared_at" timestamp with time zone,
	CONSTRAINT "journey_version_number" UNIQUE("workspace_id","journey_id","number")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"visit" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"topic" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"resolution" text,
	"priority" smallint DEFAULT 3 NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"provider_id" text,
	"rendered" jsonb,
	"recipient" text,
	"settled_at" timestamp with time zone,
	"settled_real_at" timestamp with time zone,
	"created_real_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sandbox_message" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sandbox_message_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"idempotency_key" text,
	"recipient" text NOT NULL,
	"sender" text NOT NULL,
	"content" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"real_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cohort" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"placed" integer DEFAULT 0 NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"inbox_seq" bigint DEFAULT 0 NOT NULL,
	"wake_outstanding" boolean DEFAULT false NOT NULL,
	"woken_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "event_stream" (
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"watermark_at" timestamp with time zone NOT NULL,
	"finished" boolean DEFAULT false NOT NULL,
	CONSTRAINT "event_stream_workspace_id_name_pk" PRIMARY KEY("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"cohort_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"payload" jsonb NOT NULL,
	CONSTRAINT "inbox_cohort_id_seq_pk" PRIMARY KEY("cohort_id","seq")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"line" jsonb NOT NULL,
	"committed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"cohort_id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"inbox_seq" bigint DEFAULT 0 NOT NULL,
	"phase" text NOT NULL,
	"trigger_id" text,
	"node_id" text,
	"state" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"campaign_started_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"failure" jsonb,
	CONSTRAINT "run_slot" UNIQUE("cohort_id","slot")
);
--> statement-breakpoint
CREATE TABLE "sensing" (
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"sensing_hash" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "sensing_journey_id_sensing_hash_customer_id_pk" PRIMARY KEY("journey_id","sensing_hash","customer_id")
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"scope" text NOT NULL,
	"event_name" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "subscription_run_id_node_id_scope_event_name_pk" PRIMARY KEY("run_id","node_id","scope","event_name")
);
--> statement-breakpoint
CREATE TABLE "transition" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transition_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"sensing_hash" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"active" boolean NOT NULL,
	"value" text NOT NULL,
	"fired" integer NOT NULL,
	"event_id" uuid
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "membership_member_id_workspace_id_pk" PRIMARY KEY("member_id","workspace_id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/Amsterdam' NOT NULL,
	"currency" text DEFAULT 'EUR' NOT NULL,
	"clock_kind" text DEFAULT 'real' NOT NULL,
	"clock_real_anchor" timestamp with time zone DEFAULT now() NOT NULL,
	"clock_virtual_anchor" timestamp with time zone DEFAULT now() NOT NULL,
	"clock_speed" double precision DEFAULT 1 NOT NULL,
	"clock_paused" boolean DEFAULT false NOT NULL,
	"clock_revision" integer DEFAULT 0 NOT NULL,
	"runs_per_workflow" integer DEFAULT 2000 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "write_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"key_hash" text NOT NULL,
	"hint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "write_key_hash" UNIQUE("key_hash")
);
--> statement-breakpoint
ALTER TABLE "journey_draft" ADD CONSTRAINT "journey_draft_journey_id_journey_id_fk" FOREIGN KEY ("journey_id") REFERENCES "public"."journey"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journey_version" ADD CONSTRAINT "journey_version_journey_id_journey_id_fk" FOREIGN KEY ("journey_id") REFERENCES "public"."journey"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_by_customer" ON "consent" USING btree ("customer_id","channel","id");--> statement-breakpoint
CREATE INDEX "customer_by_label" ON "customer" USING btree ("workspace_id","label");--> statement-breakpoint
CREATE INDEX "customer_by_last_seen" ON "customer" USING btree ("workspace_id","last_seen_at");--> statement-breakpoint
CREATE INDEX "customer_event_by_customer" ON "customer_event" USING btree ("customer_id","occurred_at");--> statement-breakpoint
CREATE INDEX "customer_event_recent" ON "customer_event" USING btree ("workspace_id","received_at");--> statement-breakpoint
CREATE INDEX "customer_key_by_customer" ON "customer_key" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "route_queue_claim" ON "route_queue" USING btree ("workspace_id","partition","id");--> statement-breakpoint
CREATE INDEX "route_queue_by_customer" ON "route_queue" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "suppression_by_customer" ON "suppression" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "flow_delta_by_workspace" ON "flow_delta" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "journey_by_workspace" ON "journey" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "message_to_deliver" ON "message" USING btree ("channel","priority","not_before") WHERE state = 'planned';--> statement-breakpoint
CREATE INDEX "message_in_hand" ON "message" USING btree ("lease_until") WHERE state in ('claimed', 'transmitting');--> statement-breakpoint
CREATE INDEX "message_by_run" ON "message" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "message_by_customer" ON "message" USING btree ("customer_id","planned_at");--> statement-breakpoint
CREATE INDEX "message_recent" ON "message" USING btree ("workspace_id","planned_at");--> statement-breakpoint
CREATE INDEX "sandbox_message_recent" ON "sandbox_message" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "cohort_open" ON "cohort" USING btree ("workspace_id","journey_id") WHERE open;--> statement-breakpoint
CREATE INDEX "journal_by_run" ON "journal" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "run_by_customer" ON "run" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "run_by_node" ON "run" USING btree ("journey_id","node_id") WHERE phase = 'acting';--> statement-breakpoint
CREATE INDEX "run_watching" ON "run" USING btree ("customer_id","journey_id") WHERE phase = 'watching';--> statement-breakpoint
CREATE INDEX "sensing_by_customer" ON "sensing" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "subscription_by_customer" ON "subscription" USING btree ("customer_id","event_name");--> statement-breakpoint
CREATE INDEX "transition_by_customer" ON "transition" USING btree ("customer_id","journey_id","at");