-- What one step tells of stands in one row, for a million runs wait: each row of its own would have its own keys in the row and in every index.
ALTER TABLE "journal" ALTER COLUMN "line" SET DATA TYPE json USING json_build_array("line");--> statement-breakpoint
ALTER TABLE "journal" RENAME COLUMN "line" TO "lines";--> statement-breakpoint
DROP INDEX "transition_by_customer";--> statement-breakpoint
DROP INDEX "transition_fired";--> statement-breakpoint
ALTER TABLE "transition"
  ALTER COLUMN "node_id" SET DATA TYPE json USING CASE
    WHEN "refusal" IS NULL THEN json_build_array(json_build_array("node_id", "active"::int, "value"::float8, "fired"))
    ELSE json_build_array(json_build_array("node_id", "active"::int, "value"::float8, "fired", "refusal")) END,
  ALTER COLUMN "fired" SET DATA TYPE boolean USING "fired" > 0;--> statement-breakpoint
ALTER TABLE "transition" RENAME COLUMN "node_id" TO "readings";--> statement-breakpoint
ALTER TABLE "transition" DROP COLUMN "active", DROP COLUMN "value", DROP COLUMN "refusal";--> statement-breakpoint
CREATE INDEX "transition_by_customer" ON "transition" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "transition_fired" ON "transition" USING btree ("workspace_id","journey_id","id") WHERE fired;--> statement-breakpoint
-- What a run listens for changes with every step of it, and stands beside the rest of it.
ALTER TABLE "run" ADD COLUMN "listens" json;--> statement-breakpoint
ALTER TABLE "subscription" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE FUNCTION listens_of(run uuid) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_agg(json_build_array("event_name", floor(extract(epoch from "since") * 1000)::bigint,
                                   floor(extract(epoch from "until") * 1000)::bigint))
    FROM "subscription" WHERE "run_id" = run $$;--> statement-breakpoint
-- The table is written anew once: an update would write each row beside itself, and into every index.
ALTER TABLE "run" ALTER COLUMN "listens" SET DATA TYPE json USING listens_of("id");--> statement-breakpoint
DROP FUNCTION listens_of;--> statement-breakpoint
DROP TABLE "subscription";
