--liquibase formatted sql

-- How long requests took and how long their first token took, as lists of requests show it.

--changeset tokenspeed:025-usage-request
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
  COALESCE(calculation, 1) AS calculation,
  CASE
    WHEN measured_by IS NOT NULL THEN (COALESCE(measured_end_us, 0) + 500) / 1000
    WHEN tool IS NULL OR duration_ms IS NOT NULL THEN CASE WHEN completed_at >= started_at THEN completed_at - started_at END
  END AS elapsed_ms, -- latency_ms, but 0 where start and end are the same millisecond
  CASE
    WHEN measured_by IS NOT NULL THEN CASE WHEN measured_first_us >= 0 THEN (measured_first_us + 500) / 1000 END
    WHEN duration_ms IS NOT NULL OR completed_at IS NULL
      THEN CASE WHEN first_token_at >= started_at THEN first_token_at - started_at END
  END AS ttft_ms
FROM requests;
