--liquibase formatted sql

-- Decode speeds from the time stamps in logs are summed apart from all others.

--changeset tokenspeed:014-usage-hour
DROP TABLE usage_hour;
CREATE TABLE usage_hour (
  hour INTEGER NOT NULL, -- hours since the epoch, UTC
  tool TEXT NOT NULL,
  project TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  session TEXT NOT NULL,
  requests INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  cancelled INTEGER NOT NULL,
  input INTEGER NOT NULL,
  cache_read INTEGER NOT NULL,
  cache_write_5m INTEGER NOT NULL,
  cache_write_1h INTEGER NOT NULL,
  output INTEGER NOT NULL,
  reasoning INTEGER NOT NULL,
  logged_nano INTEGER NOT NULL,
  logged INTEGER NOT NULL, -- requests with a logged cost, and so on
  computed_nano INTEGER NOT NULL,
  computed INTEGER NOT NULL,
  auto_nano INTEGER NOT NULL,
  auto INTEGER NOT NULL,
  unreliable_output INTEGER NOT NULL,
  missing_usage INTEGER NOT NULL,
  decode INTEGER NOT NULL, -- requests whose decode speed is known, their tokens and milliseconds; and so on
  decode_tokens INTEGER NOT NULL,
  decode_ms INTEGER NOT NULL,
  e2e INTEGER NOT NULL,
  e2e_tokens INTEGER NOT NULL,
  e2e_ms INTEGER NOT NULL,
  approximated INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  turn_tokens INTEGER NOT NULL,
  turn_ms INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  stream_tokens INTEGER NOT NULL,
  stream_ms INTEGER NOT NULL,
  first_at INTEGER NOT NULL, -- epoch ms
  last_at INTEGER NOT NULL,
  first_started_at INTEGER NOT NULL,
  PRIMARY KEY (hour, tool, project, provider, model, session)
) WITHOUT ROWID;

INSERT OR IGNORE INTO dirty_hour
SELECT DISTINCT CAST(COALESCE(completed_at, started_at) AS INTEGER) / 3600000 FROM requests;
