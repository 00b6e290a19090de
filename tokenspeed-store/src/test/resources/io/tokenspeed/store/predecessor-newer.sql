-- A database in the predecessor's newer form. 40 requests of 4 sessions in 2 projects, one every 15 minutes from
-- 2026-03-11 08:00 UTC, some with reasoning, some without provider or project, one without an end.
PRAGMA journal_mode = WAL;
CREATE TABLE requests (
  id TEXT PRIMARY KEY, session_id TEXT NOT NULL, message_id TEXT NOT NULL, project_id TEXT, model_id TEXT NOT NULL,
  provider_id TEXT, agent TEXT, input_tokens INTEGER NOT NULL DEFAULT 0, output_tokens INTEGER NOT NULL DEFAULT 0,
  reasoning_tokens INTEGER NOT NULL DEFAULT 0, cache_read INTEGER NOT NULL DEFAULT 0,
  cache_write INTEGER NOT NULL DEFAULT 0, total_tokens INTEGER NOT NULL DEFAULT 0, started_at INTEGER NOT NULL,
  completed_at INTEGER, duration_ms INTEGER, output_tps REAL, total_tps REAL, cost REAL,
  created_at INTEGER NOT NULL DEFAULT (strftime('%s', 'now')));
CREATE TABLE model_stats (
  model_id TEXT PRIMARY KEY, request_count INTEGER NOT NULL DEFAULT 0, total_input_tokens INTEGER NOT NULL DEFAULT 0,
  total_output_tokens INTEGER NOT NULL DEFAULT 0, avg_output_tps REAL, min_output_tps REAL, max_output_tps REAL,
  last_seen INTEGER);
CREATE TABLE sessions (
  id TEXT PRIMARY KEY, project_id TEXT, started_at INTEGER, last_activity INTEGER,
  request_count INTEGER NOT NULL DEFAULT 0);
CREATE TABLE projects (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, root_path TEXT NOT NULL, created_at INTEGER NOT NULL, last_seen INTEGER);
CREATE TABLE upload_queue (
  id TEXT PRIMARY KEY, bucket_start INTEGER NOT NULL, bucket_end INTEGER NOT NULL, anon_project_id TEXT NOT NULL,
  provider_id TEXT NOT NULL, model_id TEXT NOT NULL, request_count INTEGER NOT NULL DEFAULT 0,
  input_tokens INTEGER NOT NULL DEFAULT 0, output_tokens INTEGER NOT NULL DEFAULT 0,
  reasoning_tokens INTEGER NOT NULL DEFAULT 0, cache_read_tokens INTEGER NOT NULL DEFAULT 0,
  cache_write_tokens INTEGER NOT NULL DEFAULT 0, total_cost REAL NOT NULL DEFAULT 0,
  output_tps_sum REAL NOT NULL DEFAULT 0, output_tps_count INTEGER NOT NULL DEFAULT 0, output_tps_min REAL,
  output_tps_max REAL, last_seen INTEGER NOT NULL, status TEXT NOT NULL DEFAULT 'pending',
  attempt_count INTEGER NOT NULL DEFAULT 0, next_attempt_at INTEGER NOT NULL DEFAULT 0, last_error TEXT,
  created_at INTEGER NOT NULL DEFAULT (strftime('%s', 'now')),
  updated_at INTEGER NOT NULL DEFAULT (strftime('%s', 'now')), sent_at INTEGER);
CREATE INDEX idx_requests_session_id ON requests (session_id);
CREATE INDEX idx_requests_project_id ON requests (project_id);
CREATE INDEX idx_requests_model_id ON requests (model_id);
CREATE INDEX idx_requests_provider_id ON requests (provider_id);
CREATE INDEX idx_requests_started_at ON requests (started_at);
CREATE INDEX idx_sessions_project_id ON sessions (project_id);
CREATE INDEX idx_projects_last_seen ON projects (last_seen);
CREATE INDEX idx_upload_queue_pending ON upload_queue (status, next_attempt_at, bucket_start);
INSERT INTO requests (id, session_id, message_id, project_id, model_id, provider_id, agent, input_tokens, output_tokens,
  reasoning_tokens, cache_read, cache_write, total_tokens, started_at, completed_at, duration_ms, output_tps, total_tps,
  cost, created_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
SELECT printf('%08x-2222-4222-8222-%012x', i * 40503, i), 'ses_new' || (i % 4), 'msg_new' || i,
  CASE i % 3 WHEN 0 THEN '/home/ada/shop' WHEN 1 THEN '/home/ada/blog' END,
  CASE WHEN i % 2 THEN 'claude-sonnet-4-5' ELSE 'kimi-k2' END, CASE WHEN i % 5 THEN 'anthropic' END, 'plan',
  10 * i, 2 * i, CASE WHEN i % 2 THEN i ELSE 0 END, 500, 0, 12 * i + CASE WHEN i % 2 THEN i ELSE 0 END,
  1773216000000 + i * 900000, CASE WHEN i < 40 THEN 1773216000000 + i * 900000 + 4000 END,
  CASE WHEN i < 40 THEN 4000 END, CASE WHEN i < 40 THEN i / 2.0 END, NULL, CASE WHEN i % 2 THEN i / 100.0 END,
  1773216000 + i * 900 FROM n;
INSERT INTO sessions SELECT session_id, project_id, MIN(started_at), MAX(started_at), COUNT(*) FROM requests
  GROUP BY session_id;
INSERT INTO projects SELECT project_id, substr(project_id, 11), project_id, 1773216000, MAX(started_at) FROM requests
  WHERE project_id IS NOT NULL GROUP BY project_id;
INSERT INTO upload_queue (id, bucket_start, bucket_end, anon_project_id, provider_id, model_id, request_count, last_seen)
  VALUES ('1773216000:aa:anthropic:kimi-k2', 1773216000, 1773216299, 'aa', 'anthropic', 'kimi-k2', 3, 1773216200),
         ('1773216300:aa:anthropic:kimi-k2', 1773216300, 1773216599, 'aa', 'anthropic', 'kimi-k2', 1, 1773216400);
