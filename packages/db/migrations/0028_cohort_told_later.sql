ALTER TABLE "cohort" ADD COLUMN "tell_by" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "cohort_to_tell" ON "cohort" USING btree ("workspace_id","tell_by") WHERE tell_by is not null;