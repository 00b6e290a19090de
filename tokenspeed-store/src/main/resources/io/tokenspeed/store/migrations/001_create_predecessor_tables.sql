--liquibase formatted sql

-- The tables of opencode-tokenspeed-monitor with their columns as they are. A file that it made has them already.

--changeset tokenspeed:001-requests
CREATE TABLE IF NOT EXISTS requests (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL,
  message_id TEXT NOT NULL,
  project_id TEXT,
  model_id TEXT NOT NULL,
  provider_id TEXT,
  agent TEXT,
  input_tokens INTEGER NOT NULL DEFAULT 0,
  output_tokens INTEGER NOT NULL DEFAULT 0, -- without reasoning
  reasoning_tokens INTEGER NOT NULL DEFAULT 0,
  cache_read INTEGER NOT NULL DEFAULT 0,
  cache_write INTEGER NOT NULL DEFAULT 0,
  total_tokens INTEGER NOT NULL DEFAULT 0, -- input + output + reasoning
  started_at INTEGER NOT NULL, -- epoch ms
  completed_at INTEGER, -- epoch ms
  duration_ms INTEGER,
  output_tps REAL,
  total_tps REAL,
  cost REAL, -- USD
  created_at INTEGER NOT NULL DEFAULT (strftime('%s', 'now')) -- epoch s
);

--changeset tokenspeed:001-projects
CREATE TABLE IF NOT EXISTS projects (
  id TEXT PRIMARY KEY, -- the root path
  name TEXT NOT NULL,
  root_path TEXT NOT NULL,
  created_at INTEGER NOT NULL DEFAULT (strftime('%s', 'now')), -- epoch s
  last_seen INTEGER -- epoch ms
);

--changeset tokenspeed:001-sessions
CREATE TABLE IF NOT EXISTS sessions (
  id TEXT PRIMARY KEY,
  project_id TEXT,
  started_at INTEGER,
  last_activity INTEGER,
  request_count INTEGER NOT NULL DEFAULT 0 -- the predecessor's own count
);
