--liquibase formatted sql

-- What a session's sub-agents did, and which part of a cost is not tokens.

--changeset tokenspeed:019-columns
ALTER TABLE requests ADD COLUMN agent_run TEXT; -- sub-agent inside the same session; NULL for the session's main agent
ALTER TABLE requests ADD COLUMN cost_tools_nano INTEGER; -- part of cost_computed_nano that is server tools; NULL for none
ALTER TABLE requests ADD COLUMN calculation INTEGER; -- version of the cost rules that computed the cost; NULL for 1
ALTER TABLE requests ADD COLUMN measured_basis TEXT; -- of the speed, where it comes from what was measured

--changeset tokenspeed:019-usage-hour
ALTER TABLE usage_hour ADD COLUMN tools_nano INTEGER NOT NULL DEFAULT 0; -- nano-dollars, part of auto_nano
CREATE INDEX idx_usage_hour_session ON usage_hour (session);

--changeset tokenspeed:019-usage-request
DROP VIEW usage_request;
CREATE VIEW usage_request AS
SELECT
  id,
  COALESCE(tool, 'opencode') AS tool,
  COALESCE(project_id, 'unknown') AS project,
  COALESCE(provider_id, 'unknown') AS provider,
  model_id AS model,
  session_id AS session,
  agent_run,
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
  cost_tools_nano AS tools_nano,
  output_reliable,
  COALESCE(usage_source, 'reported') AS usage_source,
  CASE WHEN speed_tokens IS NULL THEN 'none' ELSE COALESCE(measured_basis, speed_basis) END AS speed_basis,
  speed_tokens,
  speed_ms,
  CASE
    WHEN measured_end_us IS NULL THEN CASE WHEN completed_at > started_at THEN completed_at - started_at END
    WHEN measured_end_us >= 500 THEN (measured_end_us + 500) / 1000
  END AS latency_ms,
  started_at,
  output_tps,
  cost,
  user_id,
  error_kind,
  price_id,
  COALESCE(calculation, 1) AS calculation
FROM requests;
