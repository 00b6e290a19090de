--liquibase formatted sql

-- Hours of single requests as compressed blocks. Their sums stay in usage_hour.

--changeset tokenspeed:022-archive
CREATE TABLE archive_hour (
  hour INTEGER PRIMARY KEY, -- hours since the epoch, UTC
  requests INTEGER NOT NULL,
  interactions INTEGER NOT NULL,
  format INTEGER NOT NULL,
  speeds BLOB NOT NULL, -- before data, because reading it would walk the overflow pages of data otherwise
  sha256 BLOB NOT NULL, -- of data
  data BLOB NOT NULL
);
CREATE TABLE archive_key (
  key INTEGER NOT NULL, -- first 8 bytes of SHA-256 of kind:text
  hour INTEGER NOT NULL,
  PRIMARY KEY (key, hour)
) WITHOUT ROWID;
-- Tells which hours are archived without reading their blocks.
CREATE INDEX idx_archive_hour_rows ON archive_hour (hour, requests, interactions);

-- A row silences the triggers inside a transaction that freezes or thaws: rows move, but nothing changes.
--changeset tokenspeed:022-archive-pass
CREATE TABLE archive_pass (one INTEGER PRIMARY KEY CHECK (one = 1));

-- The triggers of before, but silent in such a transaction.
--changeset tokenspeed:022-drop-triggers
DROP TRIGGER requests_dirty_insert;
DROP TRIGGER requests_dirty_update;
DROP TRIGGER requests_dirty_delete;
DROP TRIGGER requests_dirty_replace;
DROP TRIGGER requests_foreign_insert;
DROP TRIGGER requests_foreign_update;
DROP TRIGGER requests_foreign_delete;

--changeset tokenspeed:022-dirty-insert splitStatements:false
CREATE TRIGGER requests_dirty_insert AFTER INSERT ON requests WHEN NOT EXISTS (SELECT 1 FROM archive_pass) BEGIN
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(NEW.completed_at, NEW.started_at) AS INTEGER) / 3600000
  WHERE CAST(COALESCE(NEW.completed_at, NEW.started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

--changeset tokenspeed:022-dirty-update splitStatements:false
CREATE TRIGGER requests_dirty_update AFTER UPDATE ON requests WHEN NOT EXISTS (SELECT 1 FROM archive_pass) BEGIN
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(OLD.completed_at, OLD.started_at) AS INTEGER) / 3600000
  WHERE CAST(COALESCE(OLD.completed_at, OLD.started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(NEW.completed_at, NEW.started_at) AS INTEGER) / 3600000
  WHERE CAST(COALESCE(NEW.completed_at, NEW.started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

--changeset tokenspeed:022-dirty-delete splitStatements:false
CREATE TRIGGER requests_dirty_delete AFTER DELETE ON requests WHEN NOT EXISTS (SELECT 1 FROM archive_pass) BEGIN
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(OLD.completed_at, OLD.started_at) AS INTEGER) / 3600000
  WHERE CAST(COALESCE(OLD.completed_at, OLD.started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

--changeset tokenspeed:022-dirty-replace splitStatements:false
CREATE TRIGGER requests_dirty_replace BEFORE INSERT ON requests
WHEN NEW.tool IS NULL AND NOT EXISTS (SELECT 1 FROM archive_pass) BEGIN
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(completed_at, started_at) AS INTEGER) / 3600000
  FROM requests
  WHERE id = NEW.id
    AND CAST(COALESCE(completed_at, started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

--changeset tokenspeed:022-foreign-insert splitStatements:false
CREATE TRIGGER requests_foreign_insert AFTER INSERT ON requests
WHEN NEW.tool IS NULL AND NOT EXISTS (SELECT 1 FROM archive_pass) BEGIN
  UPDATE requests SET superseded = 1 - superseded
  WHERE message_id = NEW.message_id AND tool IS NULL AND superseded <> (
    EXISTS (
      SELECT 1 FROM requests better
      WHERE better.message_id = NEW.message_id AND better.tool = 'opencode')
    OR EXISTS (
      SELECT 1 FROM requests larger
      WHERE larger.message_id = NEW.message_id AND larger.tool IS NULL
        AND (larger.total_tokens + larger.cache_read + larger.cache_write, requests.id)
          > (requests.total_tokens + requests.cache_read + requests.cache_write, larger.id)));
END;

--changeset tokenspeed:022-foreign-update splitStatements:false
CREATE TRIGGER requests_foreign_update AFTER UPDATE OF message_id, total_tokens, cache_read, cache_write ON requests
WHEN NEW.tool IS NULL AND NOT EXISTS (SELECT 1 FROM archive_pass) BEGIN
  UPDATE requests SET superseded = 1 - superseded
  WHERE message_id IN (OLD.message_id, NEW.message_id) AND tool IS NULL AND superseded <> (
    EXISTS (
      SELECT 1 FROM requests better
      WHERE better.message_id = requests.message_id AND better.tool = 'opencode')
    OR EXISTS (
      SELECT 1 FROM requests larger
      WHERE larger.message_id = requests.message_id AND larger.tool IS NULL
        AND (larger.total_tokens + larger.cache_read + larger.cache_write, requests.id)
          > (requests.total_tokens + requests.cache_read + requests.cache_write, larger.id)));
END;

--changeset tokenspeed:022-foreign-delete splitStatements:false
CREATE TRIGGER requests_foreign_delete AFTER DELETE ON requests
WHEN (OLD.tool IS NULL OR OLD.tool = 'opencode') AND NOT EXISTS (SELECT 1 FROM archive_pass) BEGIN
  UPDATE requests SET superseded = 1 - superseded
  WHERE message_id = OLD.message_id AND tool IS NULL AND superseded <> (
    EXISTS (
      SELECT 1 FROM requests better
      WHERE better.message_id = OLD.message_id AND better.tool = 'opencode')
    OR EXISTS (
      SELECT 1 FROM requests larger
      WHERE larger.message_id = OLD.message_id AND larger.tool IS NULL
        AND (larger.total_tokens + larger.cache_read + larger.cache_write, requests.id)
          > (requests.total_tokens + requests.cache_read + requests.cache_write, larger.id)));
END;
