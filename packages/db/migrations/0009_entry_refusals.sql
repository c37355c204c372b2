ALTER TABLE "transition" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "event_name" ADD COLUMN "first_seen_at" timestamp with time zone;--> statement-breakpoint
-- The owner of the tables reads over all tenants for this one statement.
ALTER TABLE "event_name" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_event" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "event_name" n SET "first_seen_at" = coalesce(
  (SELECT min(e.occurred_at) FROM "customer_event" e WHERE e.workspace_id = n.workspace_id AND e.name = n.name), n.last_seen_at);--> statement-breakpoint
ALTER TABLE "customer_event" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "event_name" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "event_name" ALTER COLUMN "first_seen_at" SET NOT NULL;
