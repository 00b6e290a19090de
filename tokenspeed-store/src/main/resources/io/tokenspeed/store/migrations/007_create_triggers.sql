--liquibase formatted sql

-- In the file itself, because another program writes rows past ours. Without OR IGNORE, because the conflict clause of the
-- statement that fires a trigger replaces the trigger's own. Times are cut to whole numbers, because a trigger that fails
-- on a fraction would make the other program's statement fail.

--changeset tokenspeed:007-dirty-insert splitStatements:false
CREATE TRIGGER requests_dirty_insert AFTER INSERT ON requests BEGIN
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(NEW.completed_at, NEW.started_at) AS INTEGER) / 3600000
  WHERE CAST(COALESCE(NEW.completed_at, NEW.started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

--changeset tokenspeed:007-dirty-update splitStatements:false
CREATE TRIGGER requests_dirty_update AFTER UPDATE ON requests BEGIN
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(OLD.completed_at, OLD.started_at) AS INTEGER) / 3600000
  WHERE CAST(COALESCE(OLD.completed_at, OLD.started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(NEW.completed_at, NEW.started_at) AS INTEGER) / 3600000
  WHERE CAST(COALESCE(NEW.completed_at, NEW.started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

--changeset tokenspeed:007-dirty-delete splitStatements:false
CREATE TRIGGER requests_dirty_delete AFTER DELETE ON requests BEGIN
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(OLD.completed_at, OLD.started_at) AS INTEGER) / 3600000
  WHERE CAST(COALESCE(OLD.completed_at, OLD.started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

-- INSERT OR REPLACE removes the old row without firing delete triggers.
--changeset tokenspeed:007-dirty-replace splitStatements:false
CREATE TRIGGER requests_dirty_replace BEFORE INSERT ON requests WHEN NEW.tool IS NULL BEGIN
  INSERT INTO dirty_hour (hour) SELECT CAST(COALESCE(completed_at, started_at) AS INTEGER) / 3600000
  FROM requests
  WHERE id = NEW.id
    AND CAST(COALESCE(completed_at, started_at) AS INTEGER) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

-- A row of the predecessor counts only where nothing better tells its message, and of several the largest.
--changeset tokenspeed:007-foreign-insert splitStatements:false
CREATE TRIGGER requests_foreign_insert AFTER INSERT ON requests WHEN NEW.tool IS NULL BEGIN
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

--changeset tokenspeed:007-foreign-update splitStatements:false
CREATE TRIGGER requests_foreign_update AFTER UPDATE OF message_id, total_tokens, cache_read, cache_write ON requests
WHEN NEW.tool IS NULL BEGIN
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

--changeset tokenspeed:007-foreign-delete splitStatements:false
CREATE TRIGGER requests_foreign_delete AFTER DELETE ON requests WHEN OLD.tool IS NULL OR OLD.tool = 'opencode' BEGIN
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

-- The rows that an adopted file has already.
--changeset tokenspeed:007-foreign-existing
UPDATE requests SET superseded = 1
WHERE tool IS NULL AND EXISTS (
  SELECT 1 FROM requests larger
  WHERE larger.message_id = requests.message_id AND larger.tool IS NULL
    AND (larger.total_tokens + larger.cache_read + larger.cache_write, requests.id)
      > (requests.total_tokens + requests.cache_read + requests.cache_write, larger.id));
