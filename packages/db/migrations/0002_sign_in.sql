CREATE TABLE "sign_in_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_hash" text NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "language" text;--> statement-breakpoint
CREATE INDEX "sign_in_attempt_by_subject" ON "sign_in_attempt" USING btree ("subject_hash","attempted_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_by_time" ON "sign_in_attempt" USING btree ("attempted_at");--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON sign_in_attempt TO kairos_app;
