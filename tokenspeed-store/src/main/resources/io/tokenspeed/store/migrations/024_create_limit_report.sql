--liquibase formatted sql

-- The limits of a subscription as a tool reported them last.

--changeset tokenspeed:024-limit-report
CREATE TABLE limit_report (
  tool TEXT NOT NULL,
  name TEXT NOT NULL,
  window_minutes INTEGER,
  used_percent REAL,
  resets_at INTEGER, -- epoch ms
  plan TEXT,
  credits TEXT, -- left, as the tool writes it
  seen_at INTEGER NOT NULL, -- epoch ms
  source TEXT NOT NULL,
  PRIMARY KEY (tool, name)
) WITHOUT ROWID;
