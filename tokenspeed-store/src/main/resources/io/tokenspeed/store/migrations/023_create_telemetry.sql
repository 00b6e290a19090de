--liquibase formatted sql

-- Which sessions agents told by telemetry, and sums of their metrics to compare with.

--changeset tokenspeed:023-telemetry-session
CREATE TABLE telemetry_session (
  tool TEXT NOT NULL,
  session_id TEXT NOT NULL,
  logged INTEGER NOT NULL, -- 1 where a transcript of the session was read
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
