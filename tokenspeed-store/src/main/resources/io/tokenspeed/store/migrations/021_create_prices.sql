--liquibase formatted sql

-- Prices that were synchronised, and those that a stored cost refers to. A row never changes but in its state.

--changeset tokenspeed:021-price
CREATE TABLE price (
  price_id TEXT PRIMARY KEY,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  source TEXT NOT NULL,
  source_key TEXT NOT NULL,
  fetched_on TEXT NOT NULL, -- day, UTC
  digest TEXT NOT NULL, -- SHA-256 of the source's file
  valid_from TEXT, -- day, UTC; NULL: assumed to have always held
  valid_basis TEXT NOT NULL, -- assumed, stated (the source says so), observed (the day a sync first brought it)
  tier_rule TEXT NOT NULL,
  rates TEXT NOT NULL,
  state TEXT NOT NULL, -- active, held, rejected, kept (only so that a stored cost can be explained)
  decided_at INTEGER
);
CREATE INDEX idx_price_model ON price (provider, model);

--changeset tokenspeed:021-price-sync
CREATE TABLE price_sync (
  sync_id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  at INTEGER NOT NULL, -- epoch ms
  status TEXT NOT NULL,
  etag TEXT,
  digest TEXT,
  bytes INTEGER,
  rows INTEGER,
  added INTEGER,
  changed INTEGER,
  held INTEGER,
  invalid INTEGER,
  gone INTEGER,
  problem TEXT
);

--changeset tokenspeed:021-reprice
CREATE TABLE reprice_run (
  run INTEGER PRIMARY KEY,
  at INTEGER NOT NULL, -- epoch ms
  filter TEXT NOT NULL, -- in words
  rows INTEGER NOT NULL, -- costs that it changed
  before_nano INTEGER NOT NULL, -- their sum before, nano-dollars
  after_nano INTEGER NOT NULL,
  state TEXT NOT NULL -- applying, applied, undoing, undone
);
CREATE TABLE reprice_change (
  run INTEGER NOT NULL,
  request_id TEXT NOT NULL,
  hour INTEGER NOT NULL, -- of the request, hours since the epoch, UTC
  old_nano INTEGER, -- the four as in requests
  old_tools INTEGER,
  old_price TEXT,
  old_calculation INTEGER,
  new_nano INTEGER NOT NULL,
  new_tools INTEGER,
  new_price TEXT NOT NULL,
  new_calculation INTEGER,
  PRIMARY KEY (run, request_id)
) WITHOUT ROWID;
