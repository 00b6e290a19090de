--liquibase formatted sql

-- All nullable or with a default, because the predecessor goes on writing rows that know nothing of them.

--changeset tokenspeed:003-identity
ALTER TABLE requests ADD COLUMN tool TEXT; -- the program that wrote the log; NULL in the predecessor's rows
ALTER TABLE requests ADD COLUMN natural_key TEXT GENERATED ALWAYS AS (substr(id, length(tool) + 2)) VIRTUAL; -- unique with tool, because id is tool:natural_key
ALTER TABLE requests ADD COLUMN fork_key TEXT; -- equal for copies under new ids
ALTER TABLE requests ADD COLUMN trace INTEGER; -- rank among the records of one message, 0 is best
ALTER TABLE requests ADD COLUMN distance INTEGER NOT NULL DEFAULT 0; -- 0 in the transcript that made the request
ALTER TABLE requests ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0; -- 1 where another row tells the same request better

--changeset tokenspeed:003-tokens
ALTER TABLE requests ADD COLUMN cache_write_5m INTEGER;
ALTER TABLE requests ADD COLUMN cache_write_1h INTEGER;
ALTER TABLE requests ADD COLUMN reasoning_known INTEGER;
ALTER TABLE requests ADD COLUMN usage_source TEXT; -- reported, estimated, missing
ALTER TABLE requests ADD COLUMN output_reliable INTEGER NOT NULL DEFAULT 1; -- 0 where the log holds a placeholder

--changeset tokenspeed:003-outcome
ALTER TABLE requests ADD COLUMN status TEXT; -- ok, failed, cancelled
ALTER TABLE requests ADD COLUMN error_kind TEXT; -- rate_limited, timeout, server, client, other
ALTER TABLE requests ADD COLUMN first_token_at INTEGER; -- epoch ms
ALTER TABLE requests ADD COLUMN speed_basis TEXT; -- what window_ms was measured on
ALTER TABLE requests ADD COLUMN window_ms INTEGER;
ALTER TABLE requests ADD COLUMN speed_tokens INTEGER; -- NULL where no speed is known
ALTER TABLE requests ADD COLUMN speed_ms INTEGER;

--changeset tokenspeed:003-money
ALTER TABLE requests ADD COLUMN cost_logged_nano INTEGER; -- nano-dollars
ALTER TABLE requests ADD COLUMN cost_computed_nano INTEGER; -- nano-dollars
ALTER TABLE requests ADD COLUMN price_id TEXT;
ALTER TABLE requests ADD COLUMN service_tier TEXT;

-- Serve the choice among several records of one message and among copies of one request.
--changeset tokenspeed:003-supersede-indexes
CREATE INDEX idx_requests_message_trace ON requests (message_id, trace) WHERE tool IS NULL OR tool = 'opencode';
CREATE INDEX idx_requests_fork_key ON requests (fork_key) WHERE fork_key IS NOT NULL;
