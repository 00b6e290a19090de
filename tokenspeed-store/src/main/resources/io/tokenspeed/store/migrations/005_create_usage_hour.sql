--liquibase formatted sql

-- Sums per hour of the requests that count. Hours whose requests changed are in dirty_hour until they are summed again.

--changeset tokenspeed:005-usage-hour
CREATE TABLE usage_hour (
  hour INTEGER NOT NULL, -- hours since the epoch, UTC
  tool TEXT NOT NULL,
  project TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
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
  first_at INTEGER NOT NULL, -- epoch ms
  last_at INTEGER NOT NULL,
  PRIMARY KEY (hour, tool, project, provider, model)
) WITHOUT ROWID;

CREATE TABLE dirty_hour (hour INTEGER PRIMARY KEY);

INSERT INTO dirty_hour SELECT DISTINCT CAST(COALESCE(completed_at, started_at) AS INTEGER) / 3600000 FROM requests;
