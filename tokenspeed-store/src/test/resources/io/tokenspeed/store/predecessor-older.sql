-- A database in the predecessor's older form: no projects anywhere. 36 requests of 3 sessions, one every 10 minutes from
-- 2026-03-10 08:00 UTC. Requests 7 and 31 tell the message of requests 6 and 30, with fewer and with more tokens.
PRAGMA journal_mode = WAL;
CREATE TABLE requests (
  id TEXT PRIMARY KEY, session_id TEXT NOT NULL, message_id TEXT NOT NULL, model_id TEXT NOT NULL, provider_id TEXT,
  agent TEXT, input_tokens INTEGER NOT NULL DEFAULT 0, output_tokens INTEGER NOT NULL DEFAULT 0,
  reasoning_tokens INTEGER NOT NULL DEFAULT 0, cache_read INTEGER NOT NULL DEFAULT 0,
  cache_write INTEGER NOT NULL DEFAULT 0, total_tokens INTEGER NOT NULL DEFAULT 0, started_at INTEGER NOT NULL,
  completed_at INTEGER, duration_ms INTEGER, output_tps REAL, total_tps REAL, cost REAL,
  created_at INTEGER NOT NULL DEFAULT (strftime('%s', 'now')));
CREATE TABLE model_stats (
  model_id TEXT PRIMARY KEY, request_count INTEGER NOT NULL DEFAULT 0, total_input_tokens INTEGER NOT NULL DEFAULT 0,
  total_output_tokens INTEGER NOT NULL DEFAULT 0, avg_output_tps REAL, min_output_tps REAL, max_output_tps REAL,
  last_seen INTEGER);
CREATE TABLE sessions (
  id TEXT PRIMARY KEY, started_at INTEGER, last_activity INTEGER, request_count INTEGER NOT NULL DEFAULT 0);
CREATE INDEX idx_requests_session_id ON requests (session_id);
CREATE INDEX idx_requests_model_id ON requests (model_id);
CREATE INDEX idx_requests_started_at ON requests (started_at);
INSERT INTO requests (id, session_id, message_id, model_id, provider_id, agent, input_tokens, output_tokens,
  reasoning_tokens, cache_read, cache_write, total_tokens, started_at, completed_at, duration_ms, output_tps, total_tps,
  cost, created_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 36)
SELECT printf('%08x-1111-4111-8111-%012x', i * 40503, i), 'ses_old' || (i % 3),
  'msg_old' || CASE WHEN i IN (7, 31) THEN i - 1 ELSE i END,
  CASE WHEN i % 4 = 0 THEN 'gpt-5' ELSE 'kimi-k2' END, CASE WHEN i % 4 = 0 THEN 'openai' WHEN i % 4 < 3 THEN 'moonshot' END,
  'build', 100, CASE WHEN i = 7 THEN 1 ELSE i END, 0, 1000, 10, 100 + CASE WHEN i = 7 THEN 1 ELSE i END,
  1773129600000 + i * 600000, CASE WHEN i = 36 THEN NULL ELSE 1773129600000 + i * 600000 + 2000 END,
  CASE WHEN i = 36 THEN NULL ELSE 2000 END, CASE WHEN i = 36 THEN NULL ELSE i / 2.0 END, NULL, i / 1000.0,
  1773129600 + i * 600 FROM n;
INSERT INTO sessions SELECT session_id, MIN(started_at), MAX(started_at), COUNT(*) FROM requests GROUP BY session_id;
