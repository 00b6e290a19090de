--liquibase formatted sql

-- In the file itself, because another program writes rows past ours. Without OR IGNORE, because the conflict clause of the
-- statement that fires a trigger replaces the trigger's own.

--changeset tokenspeed:007-dirty-insert splitStatements:false
CREATE TRIGGER requests_dirty_insert AFTER INSERT ON requests BEGIN
  INSERT INTO dirty_hour (hour) SELECT COALESCE(NEW.completed_at, NEW.started_at) / 3600000
  WHERE COALESCE(NEW.completed_at, NEW.started_at) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

--changeset tokenspeed:007-dirty-update splitStatements:false
CREATE TRIGGER requests_dirty_update AFTER UPDATE ON requests BEGIN
  INSERT INTO dirty_hour (hour) SELECT COALESCE(OLD.completed_at, OLD.started_at) / 3600000
  WHERE COALESCE(OLD.completed_at, OLD.started_at) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
  INSERT INTO dirty_hour (hour) SELECT COALESCE(NEW.completed_at, NEW.started_at) / 3600000
  WHERE COALESCE(NEW.completed_at, NEW.started_at) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

--changeset tokenspeed:007-dirty-delete splitStatements:false
CREATE TRIGGER requests_dirty_delete AFTER DELETE ON requests BEGIN
  INSERT INTO dirty_hour (hour) SELECT COALESCE(OLD.completed_at, OLD.started_at) / 3600000
  WHERE COALESCE(OLD.completed_at, OLD.started_at) / 3600000 NOT IN (SELECT hour FROM dirty_hour);
END;

-- A row of the predecessor counts only where nothing better tells its message, and of several the largest.
--changeset tokenspeed:007-foreign-insert splitStatements:false
CREATE TRIGGER requests_foreign_insert AFTER INSERT ON requests WHEN NEW.tool IS NULL BEGIN
  UPDATE requests SET superseded = 1
  WHERE message_id = NEW.message_id AND tool IS NULL AND superseded = 0 AND (
    EXISTS (
      SELECT 1 FROM requests better
      WHERE better.message_id = NEW.message_id AND better.tool = 'opencode')
    OR EXISTS (
      SELECT 1 FROM requests larger
      WHERE larger.message_id = NEW.message_id AND larger.tool IS NULL
        AND (larger.total_tokens + larger.cache_read + larger.cache_write, requests.id)
          > (requests.total_tokens + requests.cache_read + requests.cache_write, larger.id)));
END;
