-- How a run stood before the step that could not be done, so that it can be tried again. Runs that failed before have none.
ALTER TABLE run ADD COLUMN parked jsonb;
