-- A journey is one tenant's, as a run and a cohort are: the key need not say whose.
ALTER TABLE "sensing" DROP CONSTRAINT "sensing_workspace_id_journey_id_sensing_hash_customer_id_pk";--> statement-breakpoint
ALTER TABLE "sensing" ADD CONSTRAINT "sensing_journey_id_sensing_hash_customer_id_pk" PRIMARY KEY("journey_id","sensing_hash","customer_id");--> statement-breakpoint
-- A million runs wait, and most of what was stored of each were names in its journal: usual lines are lists now. Those from before stay as they are.
ALTER TABLE "journal" ADD COLUMN "at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "event_id" uuid;--> statement-breakpoint
-- What queries ask of lines, however they are stored; `begun` and `event` are the row's. Times are epoch ms.
CREATE FUNCTION journal_lines(stored json, begun timestamp with time zone, event uuid)
RETURNS TABLE (n bigint, "type" text, node_id text, "at" double precision, visit integer, event_id uuid, port text, "until" double precision,
               verdict text, outcome text, "value" double precision, line json)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT l.n,
    CASE l.line ->> 0 WHEN 't' THEN 'triggered' WHEN 'e' THEN 'entered' WHEN 'w' THEN 'waiting' WHEN 'l' THEN 'left'
                      WHEN 'm' THEN 'message' WHEN 'x' THEN 'ended' ELSE l.line ->> 'type' END,
    coalesce(l.line ->> 1, l.line ->> 'nodeId'),
    coalesce((l.line ->> 'at')::float8, (extract(epoch FROM begun) * 1000)::float8 + coalesce((l.line ->> 2)::float8, 0)),
    CASE WHEN l.line ->> 0 IN ('e', 'w', 'l', 'm') THEN coalesce((l.line ->> 3)::int, 1) ELSE (l.line ->> 'visit')::int END,
    CASE CASE l.line ->> 0 WHEN 't' THEN l.line ->> 3 WHEN 'l' THEN l.line ->> 5 END
      WHEN '1' THEN event ELSE coalesce(CASE l.line ->> 0 WHEN 't' THEN l.line ->> 3 WHEN 'l' THEN l.line ->> 5 END, l.line ->> 'eventId')::uuid END,
    CASE l.line ->> 0 WHEN 'l' THEN l.line ->> 4 ELSE l.line ->> 'port' END,
    coalesce((l.line ->> 'until')::float8,
             (extract(epoch FROM begun) * 1000)::float8 + (CASE l.line ->> 0 WHEN 'w' THEN l.line ->> 4 WHEN 'm' THEN l.line ->> 7 END)::float8),
    CASE l.line ->> 0 WHEN 'm' THEN l.line ->> 5 ELSE l.line ->> 'verdict' END,
    CASE l.line ->> 0 WHEN 'x' THEN l.line ->> 3 ELSE l.line ->> 'outcome' END,
    (l.line ->> 'value')::float8,
    l.line
  FROM json_array_elements(stored) WITH ORDINALITY AS l (line, n) $$;
