--liquibase formatted sql

-- The predecessor's numbers for those who add them up, and a count that tells which hours were summed anew.

--changeset tokenspeed:008-usage-request
DROP VIEW usage_request;
CREATE VIEW usage_request AS
SELECT
  id,
  COALESCE(tool, 'opencode') AS tool,
  COALESCE(project_id, 'unknown') AS project,
  COALESCE(provider_id, 'unknown') AS provider,
  model_id AS model,
  session_id AS session,
  COALESCE(completed_at, started_at) AS instant,
  superseded,
  CASE
    WHEN COALESCE(status, 'ok') = 'ok' THEN 1
    WHEN input_tokens + cache_read + cache_write + output_tokens + reasoning_tokens > 0 THEN 1
    ELSE 0
  END AS has_usage,
  COALESCE(status, 'ok') AS status,
  input_tokens AS input,
  cache_read,
  COALESCE(cache_write_5m, cache_write) AS cache_write_5m,
  COALESCE(cache_write_1h, 0) AS cache_write_1h,
  output_tokens + reasoning_tokens AS output,
  reasoning_tokens AS reasoning,
  CASE
    WHEN cost_logged_nano IS NOT NULL THEN cost_logged_nano
    WHEN tool IS NULL AND cost > 0 THEN CAST(ROUND(cost * 1e9) AS INTEGER)
  END AS logged_nano,
  cost_computed_nano AS computed_nano,
  output_reliable,
  COALESCE(usage_source, 'reported') AS usage_source,
  CASE WHEN speed_tokens IS NULL THEN 'none' ELSE speed_basis END AS speed_basis,
  speed_tokens,
  speed_ms,
  CASE WHEN completed_at > started_at THEN completed_at - started_at END AS latency_ms,
  started_at,
  output_tps,
  cost
FROM requests;

--changeset tokenspeed:008-summed-hour
CREATE TABLE summed_hour (
  hour INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL -- rises with every refresh
);
-- Serves the question which hours changed since a revision.
CREATE INDEX idx_summed_hour_revision ON summed_hour (revision);
INSERT INTO summed_hour SELECT DISTINCT hour, 1 FROM usage_hour;
