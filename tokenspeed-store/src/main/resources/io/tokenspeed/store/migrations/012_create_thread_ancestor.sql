--liquibase formatted sql

-- Which threads began with a copy of which, directly or not: every ancestor of a thread has a row.
--changeset tokenspeed:012-thread-ancestor
CREATE TABLE thread_ancestor (
  tool TEXT NOT NULL,
  thread TEXT NOT NULL,
  ancestor TEXT NOT NULL,
  PRIMARY KEY (tool, thread, ancestor)
) WITHOUT ROWID;
CREATE INDEX idx_thread_ancestor_ancestor ON thread_ancestor (tool, ancestor);

-- Requests of Codex were known by the first thread of a family and their counters; now by the thread that made them. What
-- is stored counts until its file is read again and tells the same request better.
--changeset tokenspeed:012-codex-replays
INSERT INTO thread_ancestor
SELECT DISTINCT 'codex', session_id, substr(id, 7, instr(substr(id, 7), ':') - 1)
FROM requests
WHERE tool = 'codex' AND distance > 0 AND session_id <> substr(id, 7, instr(substr(id, 7), ':') - 1);
UPDATE requests SET trace = 5 WHERE tool = 'codex';

-- Serve the search for copies of a request by what it is within its thread, and by the thread that tells of it.
--changeset tokenspeed:012-replay-indexes
CREATE INDEX idx_requests_replay ON requests (substr(id, instr(substr(id, 7), ':') + 7)) WHERE tool = 'codex' AND trace > 0;
CREATE INDEX idx_requests_replay_thread ON requests (session_id) WHERE tool = 'codex' AND trace > 0;
