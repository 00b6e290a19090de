-- Contents that wait to be sealed, one per bucket. They get their revision when they are sealed.
CREATE TABLE bucket_record (
  bucket_start INTEGER NOT NULL, -- epoch s
  bucket_seconds INTEGER NOT NULL,
  project_id TEXT NOT NULL,
  tool TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  content TEXT NOT NULL, -- the record's JSON behind its revision
  hash TEXT NOT NULL,
  requests INTEGER NOT NULL,
  tokens INTEGER NOT NULL,
  not_before INTEGER NOT NULL DEFAULT 0, -- epoch s by the hub's clock
  PRIMARY KEY (bucket_start, bucket_seconds, project_id, tool, provider, model)
) WITHOUT ROWID;

-- Per bucket what the hub shall hold and what it is known to hold. Kept longer than any batch.
CREATE TABLE bucket_ledger (
  bucket_start INTEGER NOT NULL,
  bucket_seconds INTEGER NOT NULL,
  project_id TEXT NOT NULL,
  tool TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  salt_epoch INTEGER NOT NULL,
  hash TEXT NOT NULL, -- of the content that the hub shall hold
  requests INTEGER NOT NULL,
  tokens INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0, -- the highest that was sealed or that the hub told
  acked_revision INTEGER NOT NULL DEFAULT 0,
  acked_hash TEXT,
  acked_requests INTEGER NOT NULL DEFAULT 0,
  acked_tokens INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'lost')),
  reason TEXT, -- why it is lost
  touched_at INTEGER NOT NULL,
  PRIMARY KEY (bucket_start, bucket_seconds, project_id, tool, provider, model)
) WITHOUT ROWID;

CREATE TABLE upload_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  payload BLOB NOT NULL, -- the exact body before compression
  payload_sha256 TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  record_count INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'in_flight', 'acked', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  refusals INTEGER NOT NULL DEFAULT 0, -- failed attempts that the hub answered
  resealed INTEGER NOT NULL DEFAULT 0, -- 1 where it holds what was left of one with too many wrong records
  last_code TEXT,
  created_at INTEGER NOT NULL, -- epoch s, as in the payload
  finished_at INTEGER -- epoch s
);
CREATE INDEX upload_batch_next ON upload_batch (status, id);

-- Where the records are in a payload, so that they can be copied as bytes.
CREATE TABLE batch_record (
  batch_id INTEGER NOT NULL REFERENCES upload_batch (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  bucket_start INTEGER NOT NULL,
  bucket_seconds INTEGER NOT NULL,
  project_id TEXT NOT NULL,
  tool TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  revision INTEGER NOT NULL,
  hash TEXT NOT NULL, -- of the content
  requests INTEGER NOT NULL,
  tokens INTEGER NOT NULL,
  at INTEGER NOT NULL, -- first byte in the payload
  length INTEGER NOT NULL,
  PRIMARY KEY (batch_id, place)
) WITHOUT ROWID;
-- Serves the question whether a revision of a bucket is under way.
CREATE INDEX batch_record_bucket ON batch_record (bucket_start, project_id, tool, provider, model);

-- Losses that a batch tells the hub; they count as told when it is acknowledged.
CREATE TABLE batch_loss (
  batch_id INTEGER NOT NULL REFERENCES upload_batch (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  records INTEGER NOT NULL,
  PRIMARY KEY (batch_id, reason)
) WITHOUT ROWID;

CREATE TABLE loss_counter (
  reason TEXT PRIMARY KEY,
  records INTEGER NOT NULL, -- since the beginning
  untold INTEGER NOT NULL -- of which the hub was not told
) WITHOUT ROWID;

CREATE TABLE forget_request (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  created_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0
);

-- Hours whose buckets must be looked at again.
CREATE TABLE open_hour (hour INTEGER PRIMARY KEY, first INTEGER NOT NULL);

-- Ids stay as they are as long as their salt epoch lasts.
CREATE TABLE project_name (
  salt_epoch INTEGER NOT NULL,
  root TEXT NOT NULL,
  project_id TEXT NOT NULL,
  PRIMARY KEY (salt_epoch, root)
) WITHOUT ROWID;

CREATE TABLE agent_state (k TEXT PRIMARY KEY, v TEXT NOT NULL) WITHOUT ROWID;
