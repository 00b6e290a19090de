--liquibase formatted sql

-- Which sessions agents told by telemetry, and sums of their metrics to compare with.

--changeset tokenspeed:023-telemetry-session
CREATE TABLE telemetry_session (
  tool TEXT NOT NULL,
  session_id TEXT NOT NULL,
  logged INTEGER NOT NULL, -- 1 where a transcript of the session was read
  logged_until INTEGER, -- the latest instant in that transcript, epoch ms
  PRIMARY KEY (tool, session_id)
) WITHOUT ROWID;

--changeset tokenspeed:023-telemetry-sum
CREATE TABLE telemetry_sum (
  tool TEXT NOT NULL,
  session_id TEXT NOT NULL,
  model TEXT NOT NULL,
  type TEXT NOT NULL,
  value REAL NOT NULL,
  seen_at INTEGER NOT NULL, -- epoch ms
  PRIMARY KEY (tool, session_id, model, type)
) WITHOUT ROWID;

-- Whose counters a transcript's row had before telemetry lent it its own. A record that is read again merges with these.
--changeset tokenspeed:023-telemetry-lent
CREATE TABLE telemetry_lent (
  id TEXT PRIMARY KEY, -- requests.id
  tokens TEXT NOT NULL -- input,cache_read,cache_write_5m,cache_write_1h,output,reasoning,reasoning_known,usage_source,output_reliable
) WITHOUT ROWID;

--changeset tokenspeed:023-telemetry-setting
CREATE TABLE telemetry_setting (
  count_unlogged INTEGER NOT NULL -- 1 where requests count that are missing in the transcript of their session
);

-- Holds no entry where no tool tells anything by telemetry.
--changeset tokenspeed:023-telemetry-index
CREATE INDEX idx_requests_telemetry ON requests (tool, session_id, COALESCE(completed_at, started_at)) WHERE trace = 6;
