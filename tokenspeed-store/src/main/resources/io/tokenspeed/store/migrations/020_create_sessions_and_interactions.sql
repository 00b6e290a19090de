--liquibase formatted sql

-- What requests cannot tell about a session, and what programs track beside requests to a model.

--changeset tokenspeed:020-session-detail
CREATE TABLE session_detail (
  session_id TEXT PRIMARY KEY,
  origin TEXT NOT NULL, -- tracked, log, telemetry
  app TEXT, -- that tracked it
  parent_id TEXT,
  root_id TEXT NOT NULL,
  user_id TEXT, -- NULL: the owner of this machine
  project_id TEXT,
  started_at INTEGER, -- epoch ms, as told
  ended_at INTEGER,
  status TEXT, -- open, ok, failed, cancelled; NULL for sessions of agents
  metadata TEXT, -- a flat JSON object of at most 4 KiB
  revision INTEGER NOT NULL -- rises with every change of any row
);
CREATE INDEX idx_session_detail_parent ON session_detail (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX idx_session_detail_revision ON session_detail (revision);
CREATE INDEX idx_session_detail_user ON session_detail (user_id) WHERE user_id IS NOT NULL;

--changeset tokenspeed:020-interaction
CREATE TABLE interaction (
  number INTEGER PRIMARY KEY AUTOINCREMENT, -- order of arrival
  id TEXT NOT NULL UNIQUE, -- app:id, as the app calls it
  session_id TEXT NOT NULL,
  kind TEXT NOT NULL, -- chat, db, api, cost_event
  request_id TEXT, -- requests.id, exactly for chat
  at INTEGER NOT NULL, -- its end, epoch ms
  duration_ms INTEGER,
  status TEXT NOT NULL, -- ok, failed, cancelled
  error_kind TEXT,
  name TEXT, -- what was done, such as orders.insert
  db_ops INTEGER,
  api_calls INTEGER,
  compute_ms INTEGER,
  ai_nano INTEGER, -- nano-dollars; NULL where unknown, and for chat, whose cost is the request's
  db_nano INTEGER,
  api_nano INTEGER,
  compute_nano INTEGER,
  charges TEXT, -- JSON: what was priced, with the ids of the rates
  calculation INTEGER NOT NULL, -- version of the cost rules
  metadata TEXT,
  digest BLOB NOT NULL -- SHA-256 of the normalised event
);
CREATE INDEX idx_interaction_session ON interaction (session_id, at);
CREATE INDEX idx_interaction_at ON interaction (at);

-- Sums of interaction, kept by the transaction that writes it.
--changeset tokenspeed:020-interaction-hour
CREATE TABLE interaction_hour (
  hour INTEGER NOT NULL, -- hours since the epoch, UTC
  session_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  db_ops INTEGER NOT NULL,
  api_calls INTEGER NOT NULL,
  compute_ms INTEGER NOT NULL,
  ai_nano INTEGER NOT NULL,
  db_nano INTEGER NOT NULL,
  api_nano INTEGER NOT NULL,
  compute_nano INTEGER NOT NULL,
  unpriced INTEGER NOT NULL, -- interactions with a component of unknown cost
  first_at INTEGER NOT NULL, -- epoch ms
  last_at INTEGER NOT NULL,
  PRIMARY KEY (hour, session_id, kind)
) WITHOUT ROWID;
