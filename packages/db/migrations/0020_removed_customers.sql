ALTER TABLE "customer" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "restored_at" timestamp with time zone;
